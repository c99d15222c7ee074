#include "models/transfer/headermatcher.h"
#include "tests/fuzz/fuzztarget.h"

using namespace Qt::StringLiterals;

namespace {

void check(const ColumnMapping &mapping, Entity kind, const QStringList &header)
{
    promise(mapping.size() == header.size(), "There is one entry per header.");
    const QList<Field> fields = importFields(kind);
    for (const std::optional<Field> &field : mapping) {
        if (!field)
            continue;
        promise(mapping.count(field) == 1, "A field has one column at most.");
        promise(fields.contains(*field), "A field is one of its kind.");
    }
}

} // namespace

// The first line holds the headers, the others the sample; cells are separated by tabs.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzOptions options(data, size);
    const QString wanted = QString::fromUtf8(QByteArray(1, char(options.next())));
    const QStringList lines = QString::fromUtf8(options.rest()).split(u'\n');
    const QStringList header = lines.first().split(u'\t');
    QList<QStringList> sample;
    for (const QString &line : lines.mid(1))
        sample << line.split(u'\t');
    for (const Entity kind : {Entity::User, Entity::Organization, Entity::Membership}) {
        const HeaderMatcher matcher(kind);
        ColumnMapping mapping = matcher.propose(header, sample);
        check(mapping, kind, header);
        promise(mapping == matcher.propose(header, sample), "The proposal is always the same.");
        for (const Field field : importFields(kind)) {
            for (const QString &name : {header.last(), wanted}) {
                const ColumnMapping before = mapping;
                const bool assigned = HeaderMatcher::assign(mapping, header, field, name);
                check(mapping, kind, header);
                promise(assigned ? mapping.count(field) == 1 : mapping == before,
                        "Either the field gets its column, or nothing changes.");
            }
        }
    }
    return 0;
}
