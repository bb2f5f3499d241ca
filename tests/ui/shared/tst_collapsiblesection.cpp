#include "ui/shared/collapsiblesection.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace hanga;

class TestCollapsibleSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isOpenAtFirst();
    void aClickFoldsAndTells();
    void theKeyboardFolds();
    void foldingFromOutsideIsSilent();
    void aCountBelowZeroIsHidden();
    void theButtonIsNamedByTheTitle();

private:
    std::unique_ptr<CollapsibleSection> m_section;
    QLabel *m_body = nullptr;
};

void TestCollapsibleSection::init()
{
    m_section = std::make_unique<CollapsibleSection>(QStringLiteral("From this workflow"));
    m_body = new QLabel(QStringLiteral("rows"));
    m_section->setBody(m_body);
    m_section->show();
}

void TestCollapsibleSection::isOpenAtFirst()
{
    QVERIFY(m_section->isExpanded());
    QVERIFY(m_body->isVisible());
}

void TestCollapsibleSection::aClickFoldsAndTells()
{
    const QSignalSpy told(m_section.get(), &CollapsibleSection::expandedChanged);

    QTest::mouseClick(m_section->header().button(), Qt::LeftButton);

    QTRY_VERIFY(!m_body->isVisible());
    QCOMPARE(told.count(), 1);
    QCOMPARE(told.first().first().toBool(), false);

    QTest::mouseClick(m_section->header().button(), Qt::LeftButton);
    QTRY_COMPARE(m_body->maximumHeight(), QWIDGETSIZE_MAX);
    QVERIFY(m_body->isVisible());
}

void TestCollapsibleSection::theKeyboardFolds()
{
    QTest::keyClick(m_section->header().button(), Qt::Key_Space);

    QTRY_VERIFY(!m_body->isVisible());
}

void TestCollapsibleSection::foldingFromOutsideIsSilent()
{
    const QSignalSpy told(m_section.get(), &CollapsibleSection::expandedChanged);

    m_section->setExpanded(false);

    QVERIFY(!m_body->isVisible());
    QCOMPARE(told.count(), 0);
}

void TestCollapsibleSection::aCountBelowZeroIsHidden()
{
    auto *count = m_section->header().findChild<QLabel *>();

    m_section->header().setCount(14);
    QVERIFY(count->isVisible());
    QCOMPARE(count->text(), QStringLiteral("14"));

    m_section->header().setCount(-1);
    QVERIFY(!count->isVisible());
}

void TestCollapsibleSection::theButtonIsNamedByTheTitle()
{
    QCOMPARE(m_section->header().button()->accessibleName(), QStringLiteral("From this workflow"));
}

QTEST_MAIN(TestCollapsibleSection)
#include "tst_collapsiblesection.moc"
