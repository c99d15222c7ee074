#pragma once

#include <QByteArray>
#include <QStringList>

class QIODevice;

/// The cell with an apostrophe before it if a spreadsheet would otherwise take it for a formula.
QString spreadsheetSafe(const QString &cell);

/// Writes rows as RFC 4180 CSV in UTF-8, with quotes only where CsvReader (or another reader) would otherwise
/// take a cell for something else. Rows end with LF: what the other tools of the system write and compare.
/// The device is borrowed and open for writing. Cells hold no NUL. Not thread-safe.
class CsvWriter {
public:
    explicit CsvWriter(QIODevice &device, char delimiter = ',');

    /// False where the device did not take the row; its errorString() says why.
    [[nodiscard]] bool write(const QStringList &cells);
    /// The same for cells that are UTF-8 already.
    [[nodiscard]] bool write(const QList<QByteArray> &cells);

private:
    void append(QByteArrayView cell);
    [[nodiscard]] bool needsQuotes(QByteArrayView cell) const;
    [[nodiscard]] bool finishRow();

    QIODevice &m_device;
    QByteArray m_row;
    char m_delimiter;
};
