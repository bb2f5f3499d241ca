#include "prompt/promptweight.h"

#include <QTest>

using namespace hanga::prompt;

class TestPromptWeight final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weightsChangeAsInTheWebEditor_data();
    void weightsChangeAsInTheWebEditor();
};

/// `[` and `]` stand for the ends of the selection, `|` for the cursor.
void TestPromptWeight::weightsChangeAsInTheWebEditor_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<double>("by");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, double by, const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << by << QString::fromUtf8(after);
    };
    row("word", "a bo|at, b", 0.05, "a [(boat:1.05)], b");
    row("selection", "[a boat] b", -0.1, "[(a boat:0.9)] b");
    row("space at the end", "[boat ]b", 0.05, "[(boat:1.05)] b");
    row("again", "a [(boat:1.05)]", 0.05, "a [(boat:1.1)]");
    row("inside", "a (big bo|at:1.1)", 0.05, "a [(big boat:1.15)]");
    row("selected inside", "a ([boat:1.1])", 0.05, "a [(boat:1.15)]");
    row("to one", "a [(boat:1.05)]", -0.05, "a [boat]");
    row("from below to one", "(boat|:0.95)", 0.05, "[boat]");
    row("no weight yet", "a (bo|at)", 0.05, "a [(boat:1.05)]");
    row("no sum of rounding", "(bo|at:1.1)", 0.1, "[(boat:1.2)]");
    row("zero", "(bo|at:0.05)", -0.05, "[(boat:0)]");
    row("below zero", "(bo|at:0)", -0.05, "[(boat:-0.05)]");
    row("innermost", "((bo|at:1.1) b:1.2)", 0.05, "([(boat:1.15)] b:1.2)");
    row("between", "((boat:1.1) b|:1.2)", 0.05, "[((boat:1.1) b:1.25)]");
    row("lines", "[a\nb]", 0.05, "[(a\nb:1.05)]");
    row("kanji", "青い|舟", 0.05, "[(青い舟:1.05)]");
    row("embedding", "(embedding:a|:1.2)", 0.05, "[(embedding:a:1.25)]");
    row("no word", "a , | b", 0.05, "");
    row("nothing", "|", 0.05, "");
}

void TestPromptWeight::weightsChangeAsInTheWebEditor()
{
    QFETCH(QString, before);
    QFETCH(const double, by);
    QFETCH(const QString, after);
    const qsizetype cursor = before.indexOf(u'|');
    const qsizetype from = cursor < 0 ? before.indexOf(u'[') : cursor;
    const qsizetype to = cursor < 0 ? before.indexOf(u']') - 1 : cursor;
    before.remove(u'|').remove(u'[').remove(u']');

    const std::optional<WeightChange> change = changedWeight(before, from, to, by);

    QCOMPARE(change.has_value(), !after.isEmpty());
    if (change) {
        const QString shown = u'[' + change->text + u']';
        QCOMPARE(before.left(change->at) + shown + before.mid(change->at + change->length), after);
    }
}

QTEST_APPLESS_MAIN(TestPromptWeight)
#include "tst_promptweight.moc"
