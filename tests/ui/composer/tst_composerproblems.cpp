#include "tests/ui/composer/graphs.h"
#include "ui/composer/composerpane.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace hanga;

namespace {

InputProblem problem(const char *node, const char *input, const char *message)
{
    InputProblem made;
    made.node = NodeId(QString::fromLatin1(node));
    made.classType = QStringLiteral("SomeClass");
    made.input = QString::fromLatin1(input);
    made.message = QString::fromUtf8(message);
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

/// What the server refused, on the fields of the composer.
class TestComposerProblems final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aProblemMarksItsFieldUntilTheNextEdit_data();
    void aProblemMarksItsFieldUntilTheNextEdit();
    void theWordsOfAServerAreNeverMarkup();
    void aProblemElsewhereIsListedAtTheFoot();
    void anEditTakesOnlyItsOwnMarkAway();
    void aProblemOfTheNegativePromptOpensIt();
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
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("title");
    QTest::newRow("prompt") << QByteArray("6") << QByteArray("text") << QByteArray("composerPrompt") << "港の夜明け";
    QTest::newRow("seed") << QByteArray("3") << QByteArray("seed") << QByteArray("composerSeed") << "First pass";
    QTest::newRow("size") << QByteArray("5") << QByteArray("width") << QByteArray("composerWidth")
                          << "EmptyLatentImage";
    QTest::newRow("cfg") << QByteArray("3") << QByteArray("cfg") << QByteArray("composerCfg") << "First pass";
    QTest::newRow("model") << QByteArray("4") << QByteArray("ckpt_name") << QByteArray("composerSetting_4_ckpt_name")
                           << "CheckpointLoaderSimple";
}

void TestComposerProblems::aProblemMarksItsFieldUntilTheNextEdit()
{
    QFETCH(QByteArray, node);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, field);
    QFETCH(QString, title);
    const QString sentence = QStringLiteral("%1, %2: Value not in list").arg(title, QString::fromLatin1(input));

    m_pane->showProblems({problem(node.constData(), input.constData(), "Value not in list")});

    QVERIFY(says(*m_pane, sentence));
    QCOMPARE(roleOf(*m_pane, field.constData()), QStringLiteral("error"));
    auto *widget = m_pane->findChild<QWidget *>(QString::fromLatin1(field));
    QCOMPARE(widget->accessibleDescription(), sentence);

    auto *line = qobject_cast<QLineEdit *>(widget);
    QWidget *typed = line ? line : widget->findChild<QLineEdit *>();
    QTest::keyClicks(typed ? typed : widget, QStringLiteral("1"));

    QVERIFY(!says(*m_pane, sentence));
    QVERIFY(widget->accessibleDescription() != sentence);
}

void TestComposerProblems::theWordsOfAServerAreNeverMarkup()
{
    m_pane->showProblems({problem("3", "cfg", "<b>bold</b> <img src='x'>")});

    QVERIFY(says(*m_pane, QStringLiteral("First pass, cfg: <b>bold</b> <img src='x'>")));
}

void TestComposerProblems::aProblemElsewhereIsListedAtTheFoot()
{
    m_pane->showProblems({problem("8", "vae", "Required input is missing"), problem("77", "", "Node not found")});

    QVERIFY(m_pane->findChild<QWidget *>(QStringLiteral("composerProblems"))->isVisible());
    QVERIFY(says(*m_pane, QStringLiteral("VAEDecode, vae: Required input is missing")));
    QVERIFY(says(*m_pane, QStringLiteral("SomeClass: Node not found")));

    m_pane->showProblems(QList<InputProblem>());
    QVERIFY(!m_pane->findChild<QWidget *>(QStringLiteral("composerProblems"))->isVisible());
}

void TestComposerProblems::anEditTakesOnlyItsOwnMarkAway()
{
    m_pane->showProblems({problem("3", "cfg", "too big"), problem("5", "width", "too small")});

    QTest::keyClicks(m_pane->findChild<QWidget *>(QStringLiteral("composerCfg"))->findChild<QLineEdit *>(),
                     QStringLiteral("1"));

    QVERIFY(!says(*m_pane, QStringLiteral("First pass, cfg: too big")));
    QVERIFY(says(*m_pane, QStringLiteral("EmptyLatentImage, width: too small")));
}

void TestComposerProblems::aProblemOfTheNegativePromptOpensIt()
{
    m_pane->showProblems({problem("7", "text", "too long")});

    QVERIFY(m_pane->findChild<QPlainTextEdit *>(QStringLiteral("composerNegativePrompt"))->isVisible());
    QVERIFY(says(*m_pane, QStringLiteral("CLIPTextEncode, text: too long")));
}

void TestComposerProblems::generateAndAnotherWorkflowTakeAllMarksAway()
{
    const QList<InputProblem> problems = {problem("3", "cfg", "too big"), problem("8", "vae", "missing")};
    m_pane->showProblems(problems);

    m_pane->actions().generate->trigger();
    QVERIFY(!says(*m_pane, QStringLiteral("First pass, cfg: too big")));
    QVERIFY(!says(*m_pane, QStringLiteral("VAEDecode, vae: missing")));

    m_pane->showProblems(problems);
    m_pane->showWorkflow(QStringLiteral("Other"), graphs::textToImage());
    QVERIFY(!says(*m_pane, QStringLiteral("First pass, cfg: too big")));
    QVERIFY(!says(*m_pane, QStringLiteral("VAEDecode, vae: missing")));
}

void TestComposerProblems::aCatalogueLeavesTheMarks()
{
    m_pane->showProblems({problem("3", "cfg", "too big")});

    m_pane->setCatalog(graphs::catalog());

    QVERIFY(says(*m_pane, QStringLiteral("First pass, cfg: too big")));
    QCOMPARE(roleOf(*m_pane, "composerCfg"), QStringLiteral("error"));
}

QTEST_MAIN(TestComposerProblems)
#include "tst_composerproblems.moc"
