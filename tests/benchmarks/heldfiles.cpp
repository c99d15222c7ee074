#include "tests/benchmarks/heldfiles.h"

#include <QDirIterator>

#include <sys/mman.h>
#include <unistd.h>

bool HeldFiles::add(const QString &name)
{
    auto file = std::make_unique<QFile>(name);
    if (!file->open(QIODevice::ReadOnly))
        return false;
    const qint64 size = file->size();
    if (size == 0)
        return true;
    const qint64 most = qint64(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE) / 2;
    uchar *const content = file->map(0, size); // until the file is closed
    if (content && m_size + size <= most && mlock(content, size_t(size)) == 0) {
        m_size += size;
        m_files.push_back(std::move(file));
        return true;
    }
    constexpr qint64 portion = 1 << 20;
    while (!file->read(portion).isEmpty()) { }
    return false;
}

bool HeldFiles::addFolder(const QString &folder)
{
    bool areHeld = true;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        areHeld = add(files.next()) && areHeld;
    return areHeld;
}
