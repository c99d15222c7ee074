-- Fills an empty database: :users users, :organizations organizations, :each memberships for each user. Ids spread over
-- the whole range, names are made of syllables and each occurs twice. A tenth of the users share the first organization,
-- and one user is in :heavy of them.
PRAGMA foreign_keys = OFF;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -800000;
CREATE TEMP TABLE part (k INTEGER PRIMARY KEY, word TEXT, capital TEXT);
WITH RECURSIVE n(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < 26)
INSERT INTO part
SELECT k, rtrim(substr('an berchidelel fangraho in jo karlinma no ol petquirossa terul vinwesxa yorzu är ', 3 * k + 1, 3)),
       rtrim(substr('An BerChiDelEl FanGraHo In Jo KarLinMa No Ol PetQuiRosSa TerUl VinWesXa YorZu Är ', 3 * k + 1, 3)) FROM n;

BEGIN;
DROP INDEX user_organizations_organization_id_user_id_index;
INSERT INTO roster_search_pause DEFAULT VALUES;

WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :users - 1),
    h(i, h) AS (SELECT i, ((i % (:users / 2)) * 2654435761 + 97) % 4294967296 FROM n)
INSERT INTO users (id, email, name)
SELECT printf('%08x-0000-7000-8000-%012x', i * 4099, i),
       c.word || d.word || CASE WHEN h.h % 3 > 0 THEN e.word ELSE '' END || '.' || i || '@example' || (i % 97) || '.org',
       a.capital || b.word || ' ' || c.capital || d.word || CASE WHEN h.h % 3 > 0 THEN e.word ELSE '' END
FROM h CROSS JOIN part AS a ON a.k = h.h / 149 % 27 CROSS JOIN part AS b ON b.k = h.h / 4027 % 27
    CROSS JOIN part AS c ON c.k = h.h / 108751 % 27 CROSS JOIN part AS d ON d.k = h.h / 2936291 % 27
    CROSS JOIN part AS e ON e.k = h.h / 79279861 % 27;

WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :organizations - 1),
    h(i, h) AS (SELECT i, ((i % (:organizations / 2)) * 2654435761 + 89) % 4294967296 FROM n)
INSERT INTO organizations (id, slug, name)
SELECT printf('%08x-0000-7000-8000-%012x', i * 40961, i), 'org-' || i, a.capital || b.word || c.word || ' ' || d.capital || e.word
FROM h CROSS JOIN part AS a ON a.k = h.h / 149 % 27 CROSS JOIN part AS b ON b.k = h.h / 4027 % 27
    CROSS JOIN part AS c ON c.k = h.h / 108751 % 27 CROSS JOIN part AS d ON d.k = h.h / 2936291 % 27
    CROSS JOIN part AS e ON e.k = h.h / 79279861 % 27;

WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :users - 1),
    k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j < :each - 1),
    w(o) AS (SELECT 0 UNION ALL SELECT o + 1 FROM w WHERE o < :heavy - 1)
INSERT OR IGNORE INTO user_organizations (user_id, organization_id, role, joined_at)
SELECT printf('%08x-0000-7000-8000-%012x', i * 4099, i), printf('%08x-0000-7000-8000-%012x', o * 40961, o),
       CASE (i + o) % 7 WHEN 0 THEN 'owner' WHEN 1 THEN 'admin' ELSE 'member' END,
       strftime('%Y-%m-%dT%H:%M:%fZ', 1500000000 + (i * 7919 + o * 104729) % 200000000, 'unixepoch')
FROM (SELECT i, CASE WHEN j = 0 AND i % 10 = 0 THEN 0 ELSE (i * 31 + j * 20011) % :organizations END AS o FROM n CROSS JOIN k
      UNION ALL SELECT 7, o FROM w)
ORDER BY 1, 2;

CREATE INDEX user_organizations_organization_id_user_id_index ON user_organizations (organization_id, user_id);
INSERT INTO users_search (users_search) VALUES ('rebuild'), ('optimize');
INSERT INTO organizations_search (organizations_search) VALUES ('rebuild'), ('optimize');
DELETE FROM roster_search_pause;
COMMIT;
ANALYZE;
PRAGMA journal_mode = WAL;
