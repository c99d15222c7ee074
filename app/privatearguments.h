#pragma once

#include <QByteArray>
#include <QList>

/// The program's arguments, kept to ourselves: passwords in addresses are blanked where the system shows the
/// arguments of its processes to everybody.
class PrivateArguments {
public:
    /// Takes copies, and overwrites what may hold a password in the originals.
    PrivateArguments(int argc, char **argv);
    PrivateArguments(const PrivateArguments &) = delete;
    PrivateArguments &operator=(const PrivateArguments &) = delete;

    int &count() { return m_count; } ///< QApplication takes some away
    char **values() { return m_pointers.data(); }

private:
    QList<QByteArray> m_texts;
    QList<char *> m_pointers;
    int m_count;
};
