#pragma once

#include "models/tables/membershipmodel.h"
#include "models/tables/organizationmodel.h"
#include "models/tables/usermodel.h"
#include "tests/benchmarks/baresql.h"
#include "tests/benchmarks/browsedata.h"

#include <QRandomGenerator>

// One database, ready to be browsed in: Roster's models as the window has them, and bare SQL beside. Times
// are those until the rows are in the model: workers and the way between the threads included, painting not.
class BrowseStage {
public:
    BrowseStage(const DatabaseAddress &address, const BrowseSize &size);

    const BrowseSize size;
    const Engine engine;
    const DatabaseAddress address;
    Roster roster;
    UserModel users; ///< by name
    MembershipModel byKey; ///< all memberships by user
    MembershipModel byName; ///< all memberships by the user's name
    MembershipModel organizationsOfUser; ///< by the organization's name
    MembershipModel usersOfOrganization; ///< by the user's name
    std::unique_ptr<BareSql> bare;
    Worker worker; ///< has nothing else to do

    // Milliseconds until the row of `model` is there, or until it is known that there is none.
    double untilLoaded(RelationalModel &model, int row = 0);
    // The same, begun by `start`.
    double untilLoaded(RelationalModel &model, const std::function<void()> &start, int row = 0);
    // Until nothing is read any more and all rows are counted; not timed.
    void settle(RelationalModel &model);
    static QString userId(int number);
    static QString organizationId(int number);
    struct Person {
        QString email;
        QString name;
    };
    const Person &drawUser(QRandomGenerator &random) const;

    double bareMilliseconds(const QByteArray &sql, const QList<QByteArray> &values = {},
                            bool planned = false);

private:
    void readPeople();

    QList<Person> m_people; ///< some
};

// Runs the event loop until `done`.
void runUntil(const std::function<bool()> &done);
