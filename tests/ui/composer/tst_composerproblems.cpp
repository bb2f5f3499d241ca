#include "tests/ui/composer/graphs.h"
#include "ui/composer/composerpane.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace hanga;

namespace {

Problem problem(const char *node, const char *input, bool isFatal = true)
{
    Problem made;
    made.kind = Problem::Kind::ServerSays;
    made.at = graphs::at(node, input);
    made.args = QStringList{QStringLiteral("<b>%1</b> is wrong").arg(QString::fromLatin1(input)), QString()};
    made.isFatal = isFatal;
    return made;
}

bool says(const ComposerPane &pane, const QString &sentence)
{
    for (const QLabel *label : pane.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text() == sentence)
            return label->textFormat() == Qt::PlainText;
    }
    return false;
}

QString roleOf(const ComposerPane &pane, const char *name)
{
    return pane.findChild<QWidget *>(QString::fromLatin1(name))->property("role").toString();
}

} // namespace

/// What is wrong, on the fields of the composer.
class TestComposerProblems final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aProblemMarksItsFieldUntilTheNextEdit_data();
    void aProblemMarksItsFieldUntilTheNextEdit();
    void whatIsOnlyWorthKnowingIsNoError_data();
    void whatIsOnlyWorthKnowingIsNoError();
    void anEditTakesOnlyItsOwnMarkAway();
    void generateAndAnotherWorkflowTakeAllMarksAway();
    void aCatalogueLeavesTheMarks();

private:
    std::unique_ptr<ComposerPane> m_pane;
};

void TestComposerProblems::init()
{
    m_pane = std::make_unique<ComposerPane>();
    m_pane->resize(376, 900);
    m_pane->setCatalog(graphs::catalog());
    m_pane->showWorkflow(QStringLiteral("Harbour"), graphs::textToImage());
    m_pane->show();
}

void TestComposerProblems::aProblemMarksItsFieldUntilTheNextEdit_data()
{
    QTest::addColumn<Problem>("wrong");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("prompt") << problem("6", "text") << QByteArray("composerPrompt");
    QTest::newRow("seed") << problem("3", "seed") << QByteArray("composerSeed");
    QTest::newRow("size") << problem("5", "width") << QByteArray("composerWidth");
    QTest::newRow("cfg") << problem("3", "cfg") << QByteArray("composerCfg");
    QTest::newRow("model") << problem("4", "ckpt_name") << QByteArray("composerSetting_4_ckpt_name");
}

void TestComposerProblems::aProblemMarksItsFieldUntilTheNextEdit()
{
    QFETCH(Problem, wrong);
    QFETCH(QByteArray, field);
    const QString sentence = problemText(wrong);
    auto *widget = m_pane->findChild<QWidget *>(QString::fromLatin1(field));

    m_pane->showProblems({wrong});

    QVERIFY(says(*m_pane, sentence)); // as plain text, whoever wrote it
    QCOMPARE(roleOf(*m_pane, field.constData()), QStringLiteral("error"));
    QCOMPARE(widget->accessibleDescription(), sentence);

    auto *line = qobject_cast<QLineEdit *>(widget);
    QWidget *typed = line ? line : widget->findChild<QLineEdit *>();
    QTest::keyClicks(typed ? typed : widget, QStringLiteral("1"));

    QVERIFY(!says(*m_pane, sentence));
    QVERIFY(widget->accessibleDescription() != sentence);
}

void TestComposerProblems::whatIsOnlyWorthKnowingIsNoError_data()
{
    QTest::addColumn<Problem>("note");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("seed") << problem("3", "seed", false) << QByteArray("composerSeed");
    QTest::newRow("cfg") << problem("3", "cfg", false) << QByteArray("composerCfg");
}

void TestComposerProblems::whatIsOnlyWorthKnowingIsNoError()
{
    QFETCH(Problem, note);
    QFETCH(QByteArray, field);

    m_pane->showProblems({note});

    QVERIFY(says(*m_pane, problemText(note)));
    QVERIFY(roleOf(*m_pane, field.constData()) != QStringLiteral("error"));
}

void TestComposerProblems::anEditTakesOnlyItsOwnMarkAway()
{
    m_pane->showProblems({problem("3", "cfg"), problem("5", "width")});

    QTest::keyClicks(m_pane->findChild<QWidget *>(QStringLiteral("composerCfg"))->findChild<QLineEdit *>(),
                     QStringLiteral("1"));

    QVERIFY(!says(*m_pane, problemText(problem("3", "cfg"))));
    QVERIFY(says(*m_pane, problemText(problem("5", "width"))));
}

void TestComposerProblems::generateAndAnotherWorkflowTakeAllMarksAway()
{
    const QString sentence = problemText(problem("3", "cfg"));
    m_pane->showProblems({problem("3", "cfg")});

    m_pane->actions().generate->trigger();
    QVERIFY(!says(*m_pane, sentence));

    m_pane->showProblems({problem("3", "cfg")});
    m_pane->showWorkflow(QStringLiteral("Other"), graphs::textToImage());
    QVERIFY(!says(*m_pane, sentence));
}

void TestComposerProblems::aCatalogueLeavesTheMarks()
{
    m_pane->showProblems({problem("3", "cfg")});

    m_pane->setCatalog(graphs::catalog());

    QVERIFY(says(*m_pane, problemText(problem("3", "cfg"))));
    QCOMPARE(roleOf(*m_pane, "composerCfg"), QStringLiteral("error"));
}

QTEST_MAIN(TestComposerProblems)
#include "tst_composerproblems.moc"
