#pragma once

#include <QFile>

#include <memory>
#include <vector>

// Keeps files in the computer's memory, as far as half of it goes. A computer that is shared takes back the
// memory of files nobody has read for some seconds; then whoever reads a page first waits for the disk, and
// whoever reads it second does not: it is not they who are measured.
class HeldFiles {
public:
    /// False if there is no right to it (see `ulimit -l`) or not enough memory: the file is read once then.
    bool add(const QString &file);

    /// All files below a folder; false if one of them could not be held.
    bool addFolder(const QString &folder);

private:
    std::vector<std::unique_ptr<QFile>> m_files;
    qint64 m_size = 0; // bytes
};
