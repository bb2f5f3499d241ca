#include "ui/composer/promptedit.h"
#include "ui/composer/prompthighlighter.h"
#include "ui/shared/tokens.h"

#include <QElapsedTimer>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>

using namespace hanga;

namespace {

/// The colours of the text at \a at, as they are drawn.
QTextCharFormat formatAt(const PromptEdit &edit, int at)
{
    const QTextBlock block = edit.document()->findBlock(at);
    for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
        const int from = block.position() + range.start;
        if (at >= from && at < from + range.length)
            return range.format;
    }
    return {};
}

QColor textColor(const PromptEdit &edit, int at)
{
    return formatAt(edit, at).foreground().color();
}

QList<int> marked(const PromptEdit &edit)
{
    QList<int> places;
    for (const QTextEdit::ExtraSelection &mark : edit.extraSelections())
        places.append(mark.cursor.selectionStart());
    std::sort(places.begin(), places.end());
    return places;
}

} // namespace

class TestPromptHighlighter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensHaveTheColoursOfTheTheme();
    void coloursFollowTheTheme();
    void bracketsWithoutPartnerAreMarked_data();
    void bracketsWithoutPartnerAreMarked();
    void aBracketClosedLaterLosesItsMark();
    void aMarkedBracketSaysWhy();
    void colouringIsNoEdit();
    void aLongTextTypesWithoutLag_data();
    void aLongTextTypesWithoutLag();
};

void TestPromptHighlighter::tokensHaveTheColoursOfTheTheme()
{
    PromptEdit edit;
    const QPalette theme = themePalette(true);
    edit.setPalette(theme);
    const QString text = QStringLiteral("(mist:1.2) {dawn|dusk} __sky__ embedding:ink <lora:a:1> // b");
    edit.showText(text);

    const auto colorOf = [&](QLatin1StringView word) { return textColor(edit, int(text.indexOf(word))); };
    QCOMPARE(formatAt(edit, 1).background().color(), themeColor(Token::Raised, theme));
    QCOMPARE(colorOf(QLatin1StringView("1.2")), themeColor(Token::Accent, theme));
    QCOMPARE(colorOf(QLatin1StringView("dawn")), themeColor(Token::Ok, theme));
    QCOMPARE(colorOf(QLatin1StringView("__sky")), themeColor(Token::Ok, theme));
    QCOMPARE(colorOf(QLatin1StringView("embedding")), themeColor(Token::Warn, theme));
    QCOMPARE(colorOf(QLatin1StringView("<lora")), themeColor(Token::Warn, theme));
    QCOMPARE(colorOf(QLatin1StringView("// b")), themeColor(Token::Text2, theme));
}

void TestPromptHighlighter::coloursFollowTheTheme()
{
    PromptEdit edit;
    edit.setPalette(themePalette(true));
    edit.showText(QStringLiteral("{a|b} )"));
    QCOMPARE(textColor(edit, 1), themeColor(Token::Ok, themePalette(true)));

    edit.setPalette(themePalette(false));

    QCOMPARE(textColor(edit, 1), themeColor(Token::Ok, themePalette(false)));
    QCOMPARE(edit.extraSelections().first().format.foreground().color(), themeColor(Token::Err, themePalette(false)));
}

void TestPromptHighlighter::bracketsWithoutPartnerAreMarked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("places");
    QTest::newRow("none") << QStringLiteral("(a) [b]\n{c\n|d}") << QList<int>();
    QTest::newRow("one that closes nothing") << QStringLiteral("a\nb)") << QList<int>{3};
    QTest::newRow("one that stays open") << QStringLiteral("(a\nb") << QList<int>{0};
    QTest::newRow("the outer of two") << QStringLiteral("(a (\nb)") << QList<int>{0};
    QTest::newRow("crossed over lines") << QStringLiteral("({\n) }") << QList<int>{1, 5};
}

void TestPromptHighlighter::bracketsWithoutPartnerAreMarked()
{
    QFETCH(const QString, text);
    PromptEdit edit;
    edit.showText(text);
    QTEST(marked(edit), "places");
}

void TestPromptHighlighter::aBracketClosedLaterLosesItsMark()
{
    PromptEdit edit;
    edit.showText(QStringLiteral("(a\nb"));
    edit.moveCursor(QTextCursor::End);

    QTest::keyClick(&edit, ')');
    QCOMPARE(marked(edit), QList<int>());
    QTest::keyClick(&edit, Qt::Key_Backspace);
    QCOMPARE(marked(edit), QList<int>{0});
}

void TestPromptHighlighter::aMarkedBracketSaysWhy()
{
    PromptEdit edit;
    edit.resize(300, 100);
    edit.show();
    edit.showText(QStringLiteral("a boat) b"));
    const auto hover = [&edit](int at) {
        QTextCursor cursor(edit.document());
        cursor.setPosition(at);
        const QPoint place = edit.cursorRect(cursor).center() + QPoint(2, 0);
        QHelpEvent help(QEvent::ToolTip, place, edit.viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(edit.viewport(), &help);
    };

    hover(6);
    QCOMPARE(QToolTip::text(), QStringLiteral("This bracket has no partner"));
    hover(2);
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TestPromptHighlighter::colouringIsNoEdit()
{
    PromptEdit edit;
    QSignalSpy edited(&edit, &PromptEdit::edited);
    edit.showText(QStringLiteral("{a|b} ("));
    edit.setPalette(themePalette(false));
    edit.setPalette(themePalette(true));
    QCoreApplication::processEvents();

    QCOMPARE(edited.size(), 0);
    QVERIFY(!edit.document()->isUndoAvailable());
}

void TestPromptHighlighter::aLongTextTypesWithoutLag_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("typed");
    const QString line =
        QStringLiteral("a (morning mist:1.2), {dawn|dusk}, embedding:ukiyo, __sky__ and sailing boats\n");
    QTest::newRow("words") << line << QStringLiteral("boats ");
    QTest::newRow("an open bracket") << line << QStringLiteral("{(([");
    QTest::newRow("one paragraph") << line.chopped(1) + u' ' << QStringLiteral("{b");
    QTest::newRow("short lines") << QStringLiteral("()\n") << QStringLiteral("{a");
}

void TestPromptHighlighter::aLongTextTypesWithoutLag()
{
    QFETCH(const QString, line);
    QFETCH(const QString, typed);
    PromptEdit edit;
    edit.resize(320, 200);
    edit.show();
    edit.showText(line.repeated(100'000 / line.size()));

    QElapsedTimer time;
    qint64 longest = 0;
    for (const QChar c : typed) { // at the start, where what is open reaches furthest
        time.start();
        QTest::keyClick(&edit, c.toLatin1());
        edit.viewport()->repaint();
        longest = std::max(longest, time.elapsed());
    }
    qInfo("longest key: %lld ms", longest);
    QVERIFY(longest < 1000); // an eye sees 100; a loaded machine gets its time
}

QTEST_MAIN(TestPromptHighlighter)
#include "tst_prompthighlighter.moc"
