#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>

// What a fuzz target is: one function that libFuzzer, or the replay of kept files, calls with any bytes. It
// ends the program when the code under test breaks a promise. Memory errors and undefined behaviour are the
// sanitizers' business.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/// Ends the program with the sentence unless `kept`.
void promise(bool kept, const char *sentence);

/// Takes options from the front of the input, one byte each; 0 where there are none left.
class FuzzOptions {
public:
    FuzzOptions(const uint8_t *data, size_t size)
        : m_bytes(reinterpret_cast<const char *>(data), qsizetype(size))
    {
    }

    uint8_t next()
    {
        if (m_bytes.isEmpty())
            return 0;
        const auto byte = uint8_t(m_bytes.front());
        m_bytes = m_bytes.sliced(1);
        return byte;
    }
    bool nextFlag() { return next() % 2 == 1; }
    /// What is left is the file.
    QByteArray rest() const { return m_bytes.toByteArray(); }

private:
    QByteArrayView m_bytes;
};
