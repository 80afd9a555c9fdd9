import { Trans } from '@lingui/react/macro';
import classes from '../dataset.module.css';

export interface Difference {
  label: string;
  before: string | null;
  after: string | null;
  personal?: boolean;
  breaking?: boolean;
}

/** Fields before and after, one row each. */
export function FieldDiff({ fields, before, after }: { fields: readonly Difference[]; before?: React.ReactNode; after?: React.ReactNode }) {
  return (
    <table className={classes.diff}>
      <thead><tr><th scope="col"><Trans>Mục</Trans></th><th scope="col">{before ?? <Trans>Trước</Trans>}</th><th scope="col">{after ?? <Trans>Sau</Trans>}</th></tr></thead>
      <tbody>
        {fields.map((field, index) => (
          <tr key={`${field.label}${index}`}>
            <th scope="row">{field.label}{field.personal === true && <span className="meta"> · <Trans>dữ liệu cá nhân</Trans></span>}</th>
            <td>{field.before === null || field.before === '' ? <span className="ink3"><Trans>để trống</Trans></span> : <del>{field.before}</del>}</td>
            <td>{field.after === null || field.after === '' ? <span className="ink3"><Trans>để trống</Trans></span> : <ins>{field.after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
