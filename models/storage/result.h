#pragma once

#include "models/storage/dberror.h"

#include <utility>
#include <variant>

/// A value or the reason why there is none (C++23's std::expected with one error type).
template <class T = void> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }
    Result(DbError error)
        : m_content(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &operator*() const & { return std::get<0>(m_content); }
    T &operator*() & { return std::get<0>(m_content); }
    T &&operator*() && { return std::get<0>(std::move(m_content)); }
    const T *operator->() const { return &std::get<0>(m_content); }
    T *operator->() { return &std::get<0>(m_content); }

    const DbError &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, DbError> m_content;
};

template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(DbError error)
        : m_error(std::move(error))
        , m_ok(false)
    {
    }

    bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    const DbError &error() const { return m_error; }

private:
    DbError m_error;
    bool m_ok = true;
};
