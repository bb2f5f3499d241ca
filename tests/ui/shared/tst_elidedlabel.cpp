#include "ui/shared/elidedlabel.h"

#include <QAccessible>
#include <QTest>

using namespace hanga;

class TestElidedLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongTextDoesNotWidenItsPanel();
    void markupIsShownAsText();
    void theWholeTextIsTheAccessibleName();
};

void TestElidedLabel::aLongTextDoesNotWidenItsPanel()
{
    const ElidedLabel label(QString(500, QLatin1Char('m')));

    QVERIFY(label.minimumSizeHint().width() < 60);
}

void TestElidedLabel::markupIsShownAsText()
{
    const ElidedLabel label(QStringLiteral("<b>bold</b>"));

    QCOMPARE(label.textFormat(), Qt::PlainText);
    QVERIFY(label.sizeHint().width() > label.fontMetrics().horizontalAdvance(QStringLiteral("bold")) * 3 / 2);
}

void TestElidedLabel::theWholeTextIsTheAccessibleName()
{
    ElidedLabel label(QString(500, QLatin1Char('m')));
    label.resize(50, 20);

    QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name), label.text());
}

QTEST_MAIN(TestElidedLabel)
#include "tst_elidedlabel.moc"
