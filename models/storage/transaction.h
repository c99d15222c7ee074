#pragma once

#include "models/storage/connection.h"

/// Everything or nothing: what was not committed when it goes out of scope is rolled back.
/// (After the begin / store / checked commit of Mixxx's SqlTransaction and Akonadi's Transaction.)
class Transaction {
public:
    static Result<Transaction> begin(Connection &connection, Access access);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    enum class Telling {
        Nobody,
        Listeners, ///< others who listen are woken, where the engine can (see Dialect::notifyStatement())
    };

    /// An error means that nothing was written, except ConnectionLost: then nobody knows yet.
    Result<> commit(Telling telling = Telling::Nobody);
    void rollback();

private:
    explicit Transaction(Connection &connection);

    Connection *m_connection;
};
