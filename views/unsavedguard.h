#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QMessageBox;
class QWidget;
class Workspace;

/// Asks before what was typed or changed and is not saved would be lost with a workspace.
class UnsavedGuard : public QObject {
public:
    /// `window`: over which it asks.
    explicit UnsavedGuard(QWidget *window);

    /// Calls `go` at once where nothing is unsaved; else when somebody says so, or has it saved and it was.
    /// What cannot be saved stays, and so does the workspace.
    void leave(Workspace *workspace, std::function<void()> go);

private:
    void saveAndGo();
    void goWhenSaved();

    QWidget *const m_window;
    QPointer<QMessageBox> m_box;
    QPointer<Workspace> m_workspace;
    std::function<void()> m_go;
    std::unique_ptr<QObject> m_saving; ///< as long as it is being saved to go
};
