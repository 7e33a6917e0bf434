// Stands in for WebChat's precompiled Globalize tables: same calls, answered by the browser's Intl.
export default function createFormats(locale) {
  return {
    dateFormatter: () => {
      const format = new Intl.DateTimeFormat(locale, { day: 'numeric', hour: 'numeric', minute: '2-digit', month: 'long' });
      return date => format.format(date);
    },
    plural: count => new Intl.PluralRules(locale).select(count),
    relativeTimeFormatter: unit => {
      const format = new Intl.RelativeTimeFormat(locale);
      return amount => format.format(amount, unit);
    },
    unitFormatter: (unit, { form }) => {
      const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: form });
      return amount => format.format(amount);
    }
  };
}
