#include "tests/ui/composer/typing.h"
#include "ui/composer/numberfield.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace hanga;

namespace {

InputSpec spec(InputSpec::Kind kind, const char *minimum, const char *maximum, const char *step)
{
    InputSpec made;
    made.kind = kind;
    made.minimum = json::Value::number(minimum);
    made.maximum = json::Value::number(maximum);
    made.step = json::Value::number(step);
    return made;
}

void type(NumberField &field, const QString &text)
{
    typeInto(field.findChild<QLineEdit *>(), text);
}

} // namespace

class TestNumberField final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNumberOfAFileStaysToTheDigit_data();
    void aNumberOfAFileStaysToTheDigit();
    void typedNumbersKeepTheirKind_data();
    void typedNumbersKeepTheirKind();
    void steppingStaysWithinTheLimits_data();
    void steppingStaysWithinTheLimits();
    void aValueOutsideTheLimitsIsSaidAndNotClamped();
    void noNumberIsSaidAndNothingComesOut();
    void fullWidthDigitsAndACommaAreNumbers();
    void theWheelMovesNothingWithoutFocus();
    void showingFromOutsideIsSilent();
};

void TestNumberField::aNumberOfAFileStaysToTheDigit_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"7.0", "7", "6.50", "1e3", "-0.0", "18446744073709551615", "0.30000000000000004", "100000"})
        QTest::newRow(text) << QByteArray(text);
}

void TestNumberField::aNumberOfAFileStaysToTheDigit()
{
    QFETCH(QByteArray, text);
    NumberField field;
    field.setSpec(spec(InputSpec::Kind::Float, "0.0", "100.0", "0.1"));

    field.showNumber(json::Value::number(text.toStdString()));

    QCOMPARE(field.text(), QString::fromLatin1(text));
    QCOMPARE(field.number()->text(), std::string_view(text.constData()));
}

void TestNumberField::typedNumbersKeepTheirKind_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("written");
    QTest::newRow("decimal stays decimal") << "6.5"
                                           << "7"
                                           << "7.0";
    QTest::newRow("whole stays whole") << "20"
                                       << "30"
                                       << "30";
    QTest::newRow("whole becomes decimal when typed so") << "8"
                                                         << "6.5"
                                                         << "6.5";
    QTest::newRow("zeros as typed") << "8"
                                    << "6.50"
                                    << "6.50";
    QTest::newRow("negative") << "1.0"
                              << "-2"
                              << "-2.0";
}

void TestNumberField::typedNumbersKeepTheirKind()
{
    QFETCH(QString, before);
    QFETCH(QString, typed);
    QFETCH(QString, written);
    NumberField field;
    field.showNumber(json::Value::number(before.toStdString()));
    QSignalSpy edited(&field, &NumberField::edited);

    type(field, typed);

    QCOMPARE(edited.size(), typed.size());
    QCOMPARE(field.number()->text(), std::string_view(written.toStdString()));
}

void TestNumberField::steppingStaysWithinTheLimits_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("least");
    QTest::addColumn<QString>("most");
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("after");
    QTest::newRow("whole") << "20"
                           << "1"
                           << "100"
                           << "1" << 1 << "21";
    QTest::newRow("by eight") << "512"
                              << "16"
                              << "16384"
                              << "8" << -1 << "504";
    QTest::newRow("to the top") << "99"
                                << "1"
                                << "100"
                                << "1" << 10 << "100";
    QTest::newRow("to the bottom") << "0.05"
                                   << "0.0"
                                   << "1.0"
                                   << "0.1" << -1 << "0.0";
    QTest::newRow("no dust") << "7.9"
                             << "0.0"
                             << "100.0"
                             << "0.1" << 1 << "8.0";
    QTest::newRow("whole literal, decimal step") << "8"
                                                 << "0.0"
                                                 << "100.0"
                                                 << "0.1" << 1 << "8.1";
    QTest::newRow("exact above 2^53") << "9007199254740993"
                                      << "0"
                                      << "18446744073709551615"
                                      << "1" << 1 << "9007199254740994";
    QTest::newRow("above the top it does not jump down") << "500"
                                                         << "0"
                                                         << "100"
                                                         << "1" << 1 << "500";
}

void TestNumberField::steppingStaysWithinTheLimits()
{
    QFETCH(QString, before);
    QFETCH(QString, least);
    QFETCH(QString, most);
    QFETCH(QString, step);
    QFETCH(int, count);
    QFETCH(QString, after);
    NumberField field;
    field.setSpec(spec(InputSpec::Kind::Float, least.toLatin1(), most.toLatin1(), step.toLatin1()));
    field.showNumber(json::Value::number(before.toStdString()));

    field.stepBy(count);

    QCOMPARE(field.text(), after);
}

void TestNumberField::aValueOutsideTheLimitsIsSaidAndNotClamped()
{
    NumberField field;
    field.setSpec(spec(InputSpec::Kind::Int, "1", "100", "1"));

    field.showNumber(json::Value::number("500"));

    QCOMPARE(field.number()->text(), std::string_view("500"));
    QCOMPARE(field.remark(), QStringLiteral("The largest value here is 100."));
}

void TestNumberField::noNumberIsSaidAndNothingComesOut()
{
    NumberField field;
    field.setSpec(spec(InputSpec::Kind::Int, "1", "100", "1"));
    field.showNumber(json::Value::number("20"));

    type(field, QStringLiteral("-"));

    QVERIFY(!field.number());
    QCOMPARE(field.remark(), QStringLiteral("A number is needed here."));
    QCOMPARE(field.text(), QStringLiteral("-"));
}

void TestNumberField::fullWidthDigitsAndACommaAreNumbers()
{
    NumberField field;
    field.showNumber(json::Value::number("1.5"));

    type(field, QStringLiteral("６，５"));

    QCOMPARE(field.number()->text(), std::string_view("6.5"));
}

void TestNumberField::theWheelMovesNothingWithoutFocus()
{
    NumberField field;
    field.showNumber(json::Value::number("20"));
    field.show();
    QWheelEvent wheel(QPointF(5, 5), field.mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);

    QCoreApplication::sendEvent(&field, &wheel);

    QCOMPARE(field.text(), QStringLiteral("20"));
    QVERIFY(!wheel.isAccepted());
}

void TestNumberField::showingFromOutsideIsSilent()
{
    NumberField field;
    QSignalSpy edited(&field, &NumberField::edited);

    field.showNumber(json::Value::number("20"));

    QCOMPARE(edited.size(), 0);
}

QTEST_MAIN(TestNumberField)
#include "tst_numberfield.moc"
