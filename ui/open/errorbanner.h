#pragma once

#include "base/error.h"

#include <QFrame>

class QLabel;

namespace hanga {

/// The line in a dialog that says what went wrong there and what to do. Hidden until something did.
class ErrorBanner final : public QFrame
{
    Q_OBJECT

public:
    /// Both are objectNames, the second of the text.
    ErrorBanner(const char *name, const char *textName, QWidget *parent = nullptr);

    void say(const Error &error); ///< shows it; hide() takes it away

    /// What happened and what to do, in one text.
    [[nodiscard]] static QString sentences(const Error &error);

private:
    QLabel *m_text;
};

} // namespace hanga
