#include "ui/gallery/galleryaccessible.h"

#include "ui/gallery/galleryview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace hanga {

namespace {

/// One picture, made when it is asked for.
class AccessibleItem final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleItem(GalleryView *view, int row) : m_view(view), m_row(row) {}

    bool isValid() const override { return m_view && m_view->model() && m_row < m_view->model()->rowCount(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return parent() ? parent()->window() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid() || kind != QAccessible::Name)
            return {};
        return m_view->model()->index(m_row, 0).data(Qt::AccessibleTextRole).toString();
    }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override
    {
        const QRect cell = isValid() ? m_view->visualRect(m_row) : QRect();
        return {m_view ? m_view->viewport()->mapToGlobal(cell.topLeft()) : QPoint(), cell.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.multiSelectable = true;
        state.focusable = true;
        state.selected = m_view->isSelected(m_row);
        state.focused = m_view->hasFocus() && m_view->currentRow() == m_row;
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(m_row));
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &action) override
    {
        if (!isValid())
            return;
        m_view->setCurrentRow(m_row);
        if (action == setFocusAction())
            m_view->setFocus(Qt::OtherFocusReason);
        else
            m_view->activate(m_row);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<GalleryView> m_view;
    int m_row;
};

class AccessibleGallery final : public QAccessibleWidget
{
public:
    explicit AccessibleGallery(GalleryView *view) : QAccessibleWidget(view, QAccessible::List) {}
    ~AccessibleGallery() override { forget(); }

    void forget() const
    {
        for (const QAccessible::Id id : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(id);
        m_items.clear();
    }

    int childCount() const override { return view()->model() ? view()->model()->rowCount() : 0; }

    QAccessibleInterface *child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        auto known = m_items.constFind(row);
        if (known == m_items.cend())
            known = m_items.insert(row, QAccessible::registerAccessibleInterface(new AccessibleItem(view(), row)));
        return QAccessible::accessibleInterface(*known);
    }

    int indexOfChild(const QAccessibleInterface *item) const override
    {
        return m_items.key(QAccessible::uniqueId(const_cast<QAccessibleInterface *>(item)), -1);
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(view()->rowAt(view()->viewport()->mapFromGlobal(QPoint(x, y))));
    }

    QAccessibleInterface *focusChild() const override
    {
        return view()->hasFocus() ? child(view()->currentRow()) : nullptr;
    }

private:
    GalleryView *view() const { return static_cast<GalleryView *>(object()); }

    mutable QHash<int, QAccessible::Id> m_items; // those that were asked for, by row
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<GalleryView *>(object);
    return view ? new AccessibleGallery(view) : nullptr;
}

} // namespace

void installGalleryAccessibility()
{
    static const bool installed = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(installed);
}

void forgetAccessibleItems(GalleryView *view)
{
    if (!QAccessible::isActive())
        return;
    if (auto *gallery = dynamic_cast<AccessibleGallery *>(QAccessible::queryAccessibleInterface(view)))
        gallery->forget();
    QAccessibleEvent reordered(view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&reordered);
}

} // namespace hanga
