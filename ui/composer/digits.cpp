#include "ui/composer/digits.h"

namespace hanga {

QString withPlainDigits(QString text)
{
    for (QChar &c : text) {
        if (c >= u'０' && c <= u'９')
            c = QChar(u'0' + (c.unicode() - u'０'));
        else if (c == u'．')
            c = u'.';
        else if (c == u'，')
            c = u',';
        else if (c == u'－' || c == u'−')
            c = u'-';
        else if (c == u'\u3000')
            c = u' ';
    }
    return text;
}

} // namespace hanga
