#include "models/transfer/rejectedrows.h"

#include "models/transfer/csvreader.h"
#include "models/transfer/csvwriter.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

static QList<QByteArray> markHeaders() { return {"line", "reason", "suggestion"}; }

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RejectedRows)
};

} // namespace

static DbError failure(const QString &text, const QString &file, const QString &why)
{
    return {DbError::Kind::File, text.arg(file, why)};
}

/// In front, so that a row with too few or too many cells stays one.
static QList<QByteArray> marked(const QList<QByteArray> &marks, const CsvRow &row, qsizetype left)
{
    return marks + row.cells.mid(left);
}

/// The line, the reasons and the suggestions for one row; steps over them.
static QList<QByteArray> marksOf(const RejectionList &rejections, qsizetype &next)
{
    const qint64 line = rejections.lineAt(next);
    QStringList reasons;
    QStringList suggestions;
    for (; next < rejections.size() && rejections.lineAt(next) == line; ++next) {
        const ImportRejection rejection = rejections.at(next);
        reasons << rejection.reason;
        suggestions << rejection.suggestions.mid(0, 1);
    }
    return {QByteArray::number(line), reasons.join("; "_L1).toUtf8(), suggestions.join("; "_L1).toUtf8()};
}

/// How many columns of our own such a file has that comes again: they speak of another file's lines.
static qsizetype marksIn(const CsvRow &header)
{
    const QList<QByteArray> marks = markHeaders();
    return header.cells.size() > marks.size() && header.cells.first(marks.size()) == marks ? marks.size() : 0;
}

static Result<> copyRejected(const ImportPlan &plan, CsvReader &reader, CsvWriter &writer,
                             const QString &path)
{
    const RejectionList &rejections = plan.rejections();
    const auto unwritable = [&] {
        return failure(Text::tr("%1 cannot be written: %2."), path, Text::tr("no room or no permission"));
    };
    CsvRow row;
    if (!plan.options().hasHeader) {
        for (const QString &title : plan.header())
            row.cells << title.toUtf8();
    } else if (!reader.read(row))
        return failure(u"%1: %2"_s, plan.source().displayName(), CsvReader::errorText(reader.error()));
    const qsizetype left = marksIn(row);
    if (!writer.write(marked(markHeaders(), row, left)))
        return unwritable();
    qsizetype next = 0;
    while (next < rejections.size() && reader.read(row)) {
        if (row.line == rejections.lineAt(next)
            && !writer.write(marked(marksOf(rejections, next), row, left)))
            return unwritable();
    }
    return {};
}

Result<> writeRejectedRows(const ImportPlan &plan, const QString &path)
{
    QFile file(plan.source().path);
    CsvReader reader(file);
    if (!file.open(QIODevice::ReadOnly) || reader.open(plan.format()) != CsvReader::Error::None) {
        return failure(Text::tr("%1 cannot be read: %2."), plan.source().displayName(),
                       file.isOpen() ? CsvReader::errorText(reader.error()) : file.errorString());
    }
    QSaveFile target(path);
    target.setDirectWriteFallback(true); // also into a pipe or a folder that allows no new files
    if (!target.open(QIODevice::WriteOnly))
        return failure(Text::tr("%1 cannot be written: %2."), path, target.errorString());
    CsvWriter writer(target);
    if (Result<> copied = copyRejected(plan, reader, writer, path); !copied)
        return copied;
    if (!target.commit())
        return failure(Text::tr("%1 cannot be written: %2."), path, target.errorString());
    return {};
}
