#include "models/transfer/rejectedrows.h"

#include "models/transfer/csvreader.h"
#include "models/transfer/csvwriter.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include <utility>

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

qsizetype rejectionColumns(const CsvRow &header)
{
    const QList<QByteArray> marks = markHeaders();
    return header.cells.size() > marks.size() && header.cells.first(marks.size()) == marks ? marks.size() : 0;
}

static CsvRow titles(const ImportPlan &plan)
{
    CsvRow row;
    for (const QString &title : plan.header())
        row.cells << title.toUtf8();
    return row;
}

static Result<> copyRejected(const ImportPlan &plan, CsvReader &reader, CsvWriter &writer,
                             const QString &path)
{
    const RejectionList &rejections = plan.rejections();
    const auto unwritable = [&] {
        return failure(Text::tr("%1 cannot be written: %2."), path, Text::tr("no room or no permission"));
    };
    CsvRow row;
    if (!reader.read(row))
        return failure(u"%1: %2"_s, plan.source().displayName(), CsvReader::errorText(reader.error()));
    // Such a file of ours that comes again: its own columns speak of another file's lines.
    const qsizetype left = rejectionColumns(row);
    bool isData = !plan.options().hasHeader && left == 0;
    if (!writer.write(marked(markHeaders(), isData ? titles(plan) : row, left)))
        return unwritable();
    qsizetype next = 0;
    while (next < rejections.size() && (std::exchange(isData, false) || reader.read(row))) {
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
    const CsvFormat &format = plan.format();
    const bool isPlain = !format.byteOrderMark && format.encoding == "UTF-8";
    const QByteArray start =
        QByteArray(isPlain ? "" : "\xEF\xBB\xBF") + QByteArray(format.skippedLines, '\n');
    if (target.write(start) != start.size())
        return failure(Text::tr("%1 cannot be written: %2."), path, target.errorString());
    CsvWriter writer(target, format.delimiter);
    if (Result<> copied = copyRejected(plan, reader, writer, path); !copied)
        return copied;
    if (!target.commit())
        return failure(Text::tr("%1 cannot be written: %2."), path, target.errorString());
    return {};
}
