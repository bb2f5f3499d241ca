#include "tests/ui/composer/typing.h"
#include "ui/composer/numberfield.h"
#include "ui/composer/numberslider.h"

#include <QSignalSpy>

using namespace hanga;

namespace {

InputSpec strength(const char *most = "1.0", const char *step = "0.01")
{
    InputSpec made;
    made.kind = InputSpec::Kind::Float;
    made.minimum = json::Value::number("0.0");
    made.maximum = json::Value::number(most);
    made.step = json::Value::number(step);
    return made;
}

} // namespace

class TestNumberSlider final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyASmallRangeOfDecimalsGetsASlider();
    void movingItEntersTheNumber();
    void itFollowsWhatIsTyped();
    void aNumberBetweenTwoStepsOrOutsideStays_data();
    void aNumberBetweenTwoStepsOrOutsideStays();
};

void TestNumberSlider::onlyASmallRangeOfDecimalsGetsASlider()
{
    QVERIFY(NumberSlider::suits(strength()));
    QVERIFY(!NumberSlider::suits(strength("100.0", "0.1")));
    QVERIFY(!NumberSlider::suits(strength("1.0", "0.0000001")));
    QVERIFY(!NumberSlider::suits(strength("0.0")));
    InputSpec whole = strength();
    whole.kind = InputSpec::Kind::Int;
    QVERIFY(!NumberSlider::suits(whole));
    InputSpec open = strength();
    open.maximum = {};
    QVERIFY(!NumberSlider::suits(open));
}

void TestNumberSlider::movingItEntersTheNumber()
{
    NumberField field;
    field.showNumber(json::Value::number("1.0"));
    NumberSlider slider(field);
    slider.setSpec(strength());
    QSignalSpy edited(&field, &NumberField::edited);

    QTest::keyClick(&slider, Qt::Key_Left);
    QCOMPARE(field.text(), QStringLiteral("0.99"));
    QTest::keyClick(&slider, Qt::Key_Home);
    QCOMPARE(field.text(), QStringLiteral("0.00"));
    QTest::keyClick(&slider, Qt::Key_PageUp);
    QCOMPARE(field.text(), QStringLiteral("0.10"));
    QCOMPARE(edited.size(), 3);
}

void TestNumberSlider::itFollowsWhatIsTyped()
{
    NumberField field;
    field.showNumber(json::Value::number("1.0"));
    NumberSlider slider(field);
    slider.setSpec(strength());

    typeInto(field.findChild<QLineEdit *>(), QStringLiteral("0.25"));

    QCOMPARE(slider.value(), 25);
    QCOMPARE(field.text(), QStringLiteral("0.25"));
}

void TestNumberSlider::aNumberBetweenTwoStepsOrOutsideStays_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::newRow("between") << QByteArray("0.555555");
    QTest::newRow("above") << QByteArray("1.5");
    QTest::newRow("below") << QByteArray("-3");
}

void TestNumberSlider::aNumberBetweenTwoStepsOrOutsideStays()
{
    QFETCH(QByteArray, number);
    NumberField field;
    field.showNumber(json::Value::number(number.toStdString()));
    QSignalSpy edited(&field, &NumberField::edited);

    NumberSlider slider(field);
    slider.setSpec(strength());
    slider.setSpec(strength("0.5"));

    QCOMPARE(field.text(), QString::fromLatin1(number));
    QCOMPARE(edited.size(), 0);
}

QTEST_MAIN(TestNumberSlider)
#include "tst_numberslider.moc"
