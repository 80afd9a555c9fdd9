import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconGavel } from '@tabler/icons-react';
import { graphql, useQueryGql } from '~/api';
import { Card } from '~/components/Card';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { SeverityBadge } from '~/components/StatusBadge';
import { useLanguage } from '~/lib/useLanguage';
import { transitionWords } from '../dataset/words';
import classes from './admin.module.css';

const RulesDocument = graphql(/* GraphQL */ `
  query AdminRules { policyTerms { id value unit label labelEn article } policyRules { id points severity expression message messageEn article validFrom validTo ruleSet } }
`);

/** The rules in force: what each says, under which article, when it is asked, and the expression itself. */
export function Rules() {
  const { t, i18n } = useLingui();
  const { language, cited } = useLanguage();
  const { data, error, refetch } = useQueryGql(RulesDocument, {});
  if (error !== null) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được quy tắc`} />;
  if (data === undefined) return <Card><LoadingRows rows={10} height={48} /></Card>;
  return (
    <Card title={<Trans>Quy tắc đang dùng</Trans>} icon={IconGavel} aside={<span className="num"><Trans>bộ quy tắc {data.policyRules[0]?.ruleSet ?? '–'}</Trans></span>}>
      <ul className={classes.rows}>
        {data.policyRules.map((rule) => (
          <li key={rule.id} className={classes.rule}>
            <span><SeverityBadge severity={rule.severity} /></span>
            <div>
              <p className={classes.said}>{language === 'en' ? rule.messageEn : rule.message}</p>
              <p className="meta">{rule.article === null ? t`quy tắc của hệ thống` : cited(rule.article)} · {rule.points.map((point) => (point in transitionWords ? i18n._(transitionWords[point as keyof typeof transitionWords]) : point)).join(', ')}</p>
              <details><summary className="small"><Trans>Biểu thức</Trans> <code>{rule.id}</code></summary><code className={classes.expression}>{rule.expression}</code></details>
            </div>
          </li>
        ))}
      </ul>
      <h3 className={classes.heading}><Trans>Thời hạn và ngưỡng</Trans></h3>
      <table className={classes.table}>
        <tbody>
          {data.policyTerms.map((term) => (
            <tr key={term.id}>
              <th scope="row">{language === 'en' ? term.labelEn : term.label}{term.article !== null && <span className="meta"> · {cited(term.article)}</span>}</th>
              <td className="num"><Unit unit={term.unit} value={term.value} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Unit({ unit, value }: { unit: string; value: number }) {
  if (unit === 'WORKDAY') return <Plural value={value} other="# ngày làm việc" />;
  if (unit === 'MONTH') return <Plural value={value} other="# tháng" />;
  if (unit === 'PERSON') return <Plural value={value} other="# người" />;
  return <Plural value={value} other="# ngày" />;
}
