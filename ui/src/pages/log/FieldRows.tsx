import { Trans } from '@lingui/react/macro';
import { useFieldValue } from '../dataset/useFieldValue';
import classes from './log.module.css';

/** What an entry changed: field, before, after. */
export function FieldRows({ fields }: { fields: readonly { path: string; label: string; before: string | null; after: string | null }[] }) {
  const said = useFieldValue();
  if (fields.length === 0) return null;
  return (
    <table className={classes.fields}>
      <thead><tr><th scope="col"><Trans>Trường</Trans></th><th scope="col"><Trans>Trước</Trans></th><th scope="col"><Trans>Sau</Trans></th></tr></thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.path}><th scope="row">{field.label}</th><td>{field.before === null ? '–' : said(field.path, field.before)}</td><td>{field.after === null ? '–' : said(field.path, field.after)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
