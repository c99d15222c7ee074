#include "app/privatearguments.h"

#include <QRegularExpression>
#include <QString>

#include <cstring>

namespace {

// Also of those that cannot be understood: a password in them is one nevertheless.
bool mayHoldPassword(const QByteArray &argument)
{
    static const QRegularExpression pattern(QStringLiteral("postgres(ql)?://[^/]*:[^/]*@|password\\s*="),
                                            QRegularExpression::CaseInsensitiveOption
                                                | QRegularExpression::DotMatchesEverythingOption);
    return QString::fromLocal8Bit(argument).contains(pattern);
}

} // namespace

PrivateArguments::PrivateArguments(int argc, char **argv)
    : m_count(argc)
{
    m_texts.reserve(argc);
    m_pointers.reserve(argc + 1);
    for (int i = 0; i < argc; ++i) {
        m_texts.append(QByteArray(argv[i]));
        m_pointers.append(m_texts[i].data());
        if (mayHoldPassword(m_texts.at(i)))
            std::memset(argv[i], '*', std::strlen(argv[i]));
    }
    m_pointers.append(nullptr);
}
