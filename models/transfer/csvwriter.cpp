#include "models/transfer/csvwriter.h"

#include <QIODevice>

#include <algorithm>

QString spreadsheetSafe(const QString &cell)
{
    // The apostrophe itself too, so that taking one away gives the cell back.
    return !cell.isEmpty() && QStringLiteral("=+-@'\t\r").contains(cell.front()) ? u'\'' + cell : cell;
}

CsvWriter::CsvWriter(QIODevice &device, char delimiter)
    : m_device(device)
    , m_delimiter(delimiter)
{
}

bool CsvWriter::write(const QStringList &cells)
{
    m_row.resize(0);
    for (const QString &cell : cells)
        append(cell.toUtf8());
    return finishRow();
}

bool CsvWriter::write(const QList<QByteArray> &cells)
{
    m_row.resize(0);
    for (const QByteArray &cell : cells)
        append(cell);
    return finishRow();
}

void CsvWriter::append(QByteArrayView cell)
{
    if (!needsQuotes(cell)) {
        m_row.append(cell);
    } else {
        m_row += '"';
        for (const char character : cell) {
            if (character == '"')
                m_row += '"';
            m_row += character;
        }
        m_row += '"';
    }
    m_row += m_delimiter;
}

bool CsvWriter::needsQuotes(QByteArrayView cell) const
{
    const auto isSpecial = [this](char character) {
        return character == m_delimiter || character == '"' || character == '\n' || character == '\r';
    };
    const auto isSpace = [](char character) { return character == ' ' || character == '\t'; };
    if (cell.isEmpty())
        return false;
    if (isSpace(cell.front()) || isSpace(cell.back()) || std::any_of(cell.begin(), cell.end(), isSpecial))
        return true;
    // At the start of a file these would name the encoding and the delimiter.
    return cell.startsWith("\xEF\xBB\xBF")
        || cell.first(qMin<qsizetype>(4, cell.size())).compare("sep=", Qt::CaseInsensitive) == 0;
}

bool CsvWriter::finishRow()
{
    if (m_row.isEmpty())
        return true;
    m_row.chop(1);
    // A row of one empty cell would be a blank line, which readers skip.
    if (m_row.isEmpty())
        m_row = "\"\"";
    m_row += '\n';
    return m_device.write(m_row) == m_row.size();
}
