#include "tests/fuzz/fuzztarget.h"

#include <QDirIterator>
#include <QFile>

#include <cstdio>

// Runs a fuzz target once for each file in the folders that are named: what was found stays repaired, with
// any compiler and without libFuzzer. A folder without files is a mistake.
int main(int count, char **arguments)
{
    int files = 0;
    for (int i = 1; i < count; ++i) {
        QDirIterator folder(QFile::decodeName(arguments[i]), QDir::Files);
        const int before = files;
        for (; folder.hasNext(); ++files) {
            QFile file(folder.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "%s cannot be read.\n", qPrintable(file.fileName()));
                return 1;
            }
            const QByteArray bytes = file.readAll();
            std::fprintf(stderr, "%s\n", qPrintable(file.fileName()));
            LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()),
                                   size_t(bytes.size()));
        }
        if (files == before) {
            std::fprintf(stderr, "%s holds no files.\n", arguments[i]);
            return 1;
        }
    }
    std::fprintf(stderr, "%d files replayed.\n", files);
    return files > 0 ? 0 : 1;
}
