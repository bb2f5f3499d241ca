#pragma once

#include "ui/gallery/gallerycell.h"
#include "ui/gallery/gallerylayout.h"

#include <QAbstractItemModel>
#include <QAbstractScrollArea>
#include <QItemSelectionModel>
#include <QPersistentModelIndex>

namespace hanga {

/// Pictures of a list model as a strip or a grid, with the roles of \ref GalleryModel. Its cost does not grow with the
/// number of items: nothing is laid out ahead and only what is in sight is painted.
///
/// A click selects (Ctrl adds, Shift extends); a double click, Space and Enter activate; arrows, Home, End, PgUp, PgDn
/// move; Ctrl+A and Ctrl+Shift+A select all and none; dragging takes the selected files out. Screen readers see a list
/// with one item a picture.
class GalleryView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit GalleryView(QWidget *parent = nullptr);

    /// Once; \a model must outlive the view.
    void setModel(QAbstractItemModel *model);
    [[nodiscard]] QAbstractItemModel *model() const { return m_model; }

    void setMode(GalleryLayout::Mode mode);
    /// Of the grid: 96 … 320.
    void setCellSide(int side);

    [[nodiscard]] int currentRow() const; ///< -1: none
    /// Selects and shows \a row alone. From outside: silent.
    void setCurrentRow(int row);
    [[nodiscard]] QList<int> selectedRows() const;
    [[nodiscard]] bool isSelected(int row) const;

    /// In the viewport's coordinates; outside of it if the row is out of sight.
    [[nodiscard]] QRect visualRect(int row) const;
    [[nodiscard]] int rowAt(QPoint point) const;
    [[nodiscard]] GalleryLayout::Range visibleRows() const { return m_visible; }
    void scrollTo(int row);
    /// As if the person had done it: for screen readers.
    void activate(int row);

Q_SIGNALS:
    void activated(int row);      ///< by the person
    void currentChanged(int row); ///< by the person
    void selectionChanged();
    void contextMenuRequested(int row, const QPoint &globalPosition);
    void visibleRowsChanged(int first, int last);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void addRows(int first, int last);
    void rowsRemoved();
    void dataChanged(const QModelIndex &first, const QModelIndex &last);
    void relayout();
    void tellVisible();
    void updateAspect();
    void move(int row, Qt::KeyboardModifiers modifiers);
    void select(int row, Qt::KeyboardModifiers modifiers);
    void tellScreenReader(int row);
    [[nodiscard]] int targetOf(const QKeyEvent *event) const;
    [[nodiscard]] QScrollBar *bar() const;
    [[nodiscard]] QPoint toContent(QPoint point) const;
    void dragOut();

    QAbstractItemModel *m_model = nullptr;
    QItemSelectionModel *m_selection = nullptr;
    GalleryLayout m_layout;
    GalleryLayout::Range m_visible;
    GalleryCell m_cell;
    QPersistentModelIndex m_anchor; // where a Shift selection starts
    int m_hovered = -1;
    QPoint m_pressedAt;
    bool m_mayDrag = false;
    bool m_selectsOnRelease = false;
};

} // namespace hanga
