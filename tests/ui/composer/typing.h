#pragma once

#include <QInputMethodEvent>
#include <QLineEdit>
#include <QTest>

namespace hanga {

/// Replaces what stands in \a edit as a person would: with keys, or with an input method where there is no such key.
inline void typeInto(QLineEdit *edit, const QString &text)
{
    edit->selectAll();
    if (text.isEmpty()) {
        QTest::keyClick(edit, Qt::Key_Delete);
        return;
    }
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; })) {
        QTest::keyClicks(edit, text);
        return;
    }
    QInputMethodEvent taken;
    taken.setCommitString(text);
    QCoreApplication::sendEvent(edit, &taken);
}

} // namespace hanga
