/* How fast memberships with natural keys can get into Roster's own SQLite table by a program made for nothing
 * else: both sides' keys in a hash table, rows sorted by key, one prepared statement, one transaction.
 * Neither checks its file nor keeps a history.
 *
 *   importlimit DATABASE FILE rebuild|keep      what becomes of the second index
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

typedef struct {
    const char *text;
    int size;
} Text;

typedef struct {
    Text key;
    char id[36];
} Record;

typedef struct {
    Record *records;
    size_t mask;
} Table;

typedef struct {
    const Record *user;
    const Record *organization;
    Text role;
    Text joined;
} Row;

static sqlite3 *database;

static void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, database ? sqlite3_errmsg(database) : "");
    exit(1);
}

static void run(const char *sql)
{
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail(sql);
}

static sqlite3_stmt *prepare(const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(sql);
    return statement;
}

static Record *find(const Table *table, Text key)
{
    uint64_t hash = 1469598103934665603ULL;
    for (int i = 0; i < key.size; ++i)
        hash = (hash ^ (unsigned char)key.text[i]) * 1099511628211ULL;
    for (size_t i = (hash ^ hash >> 29) & table->mask;; i = (i + 1) & table->mask) {
        Record *record = table->records + i;
        if (!record->key.text
            || (record->key.size == key.size && memcmp(record->key.text, key.text, (size_t)key.size) == 0))
            return record;
    }
}

static Table load(const char *count, const char *select)
{
    sqlite3_stmt *counted = prepare(count);
    sqlite3_step(counted);
    size_t size = 16;
    while (size < 2 * (size_t)sqlite3_column_int64(counted, 0))
        size *= 2;
    sqlite3_finalize(counted);
    const Table table = {calloc(size, sizeof(Record)), size - 1};
    sqlite3_stmt *rows = prepare(select);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        Text key = {(const char *)sqlite3_column_text(rows, 0), sqlite3_column_bytes(rows, 0)};
        Record *record = find(&table, key);
        record->key.text = memcpy(malloc((size_t)key.size), key.text, (size_t)key.size);
        record->key.size = key.size;
        memcpy(record->id, sqlite3_column_text(rows, 1), 36);
    }
    sqlite3_finalize(rows);
    return table;
}

static Text cell(const char **cursor, const char *end)
{
    const char *begin = *cursor;
    while (*cursor < end && **cursor != ',' && **cursor != '\n')
        ++*cursor;
    const Text text = {begin, (int)(*cursor - begin)};
    if (*cursor < end)
        ++*cursor;
    return text;
}

static int compare(const void *left, const void *right)
{
    const Row *a = left;
    const Row *b = right;
    const int users = memcmp(a->user->id, b->user->id, 36);
    return users ? users : memcmp(a->organization->id, b->organization->id, 36);
}

static size_t readRows(const char *cursor, const char *end, Row **rows)
{
    const Table users = load("SELECT count(*) FROM users", "SELECT email, id FROM users");
    const Table organizations =
        load("SELECT count(*) FROM organizations", "SELECT slug, id FROM organizations");
    size_t count = 0;
    size_t capacity = 0;
    while (cursor < end) {
        if (count == capacity) {
            capacity = capacity ? 2 * capacity : 1024;
            *rows = realloc(*rows, capacity * sizeof(Row));
        }
        Row *row = *rows + count;
        row->user = find(&users, cell(&cursor, end));
        row->organization = find(&organizations, cell(&cursor, end));
        row->role = cell(&cursor, end);
        row->joined = cell(&cursor, end);
        if (row->user->key.text && row->organization->key.text)
            ++count;
    }
    qsort(*rows, count, sizeof(Row), &compare);
    return count;
}

static void insertRows(const Row *rows, size_t count)
{
    sqlite3_stmt *insert =
        prepare("INSERT INTO user_organizations (user_id, organization_id, role, permissions, joined_at, "
                "updated_at) VALUES (?, ?, ?, '[]', ?, '2024-01-01T00:00:00.000Z') ON CONFLICT DO NOTHING");
    for (size_t i = 0; i < count; ++i) {
        sqlite3_bind_text(insert, 1, rows[i].user->id, 36, SQLITE_STATIC);
        sqlite3_bind_text(insert, 2, rows[i].organization->id, 36, SQLITE_STATIC);
        sqlite3_bind_text(insert, 3, rows[i].role.text, rows[i].role.size, SQLITE_STATIC);
        sqlite3_bind_text(insert, 4, rows[i].joined.text, rows[i].joined.size, SQLITE_STATIC);
        if (sqlite3_step(insert) != SQLITE_DONE)
            fail("insert");
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    const int rebuild = strcmp(argv[3], "rebuild") == 0;
    const int file = open(argv[2], O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0)
        fail(argv[2]);
    const char *text = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    const char *end = text + status.st_size;
    const char *cursor = memchr(text, '\n', (size_t)status.st_size);
    if (!cursor || sqlite3_open(argv[1], &database) != SQLITE_OK)
        fail(argv[1]);
    run("PRAGMA foreign_keys = ON; PRAGMA cache_size = -262144; BEGIN IMMEDIATE");
    if (rebuild)
        run("DROP INDEX user_organizations_organization_id_user_id_index");
    Row *rows = NULL;
    const size_t count = readRows(cursor + 1, end, &rows);
    insertRows(rows, count);
    if (rebuild)
        run("CREATE INDEX user_organizations_organization_id_user_id_index"
            " ON user_organizations (organization_id, user_id)");
    run("COMMIT");
    return sqlite3_close(database) == SQLITE_OK ? 0 : 1;
}
