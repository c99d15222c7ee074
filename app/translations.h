#pragma once

class QCoreApplication;

/// Makes the program speak the user's language as far as there is a translation: Roster's own texts and those
/// of Qt's dialogs and buttons. English is the language of the sources; it gets its plural forms here.
void installTranslations(QCoreApplication &application);
