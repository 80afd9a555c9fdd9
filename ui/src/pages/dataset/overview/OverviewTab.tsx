import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { IconFileDescription, IconPencil, IconShieldCheck, IconWorld } from '@tabler/icons-react';
import { Card } from '~/components/Card';
import { FactList, type Fact } from '~/components/FactsSheet';
import { StatusBadge } from '~/components/StatusBadge';
import { TextLink } from '~/components/links';
import { formatDate } from '~/lib/format';
import { useKeys } from '~/lib/useKeys';
import { useLanguage } from '~/lib/useLanguage';
import type { TabState } from '../useTab';
import type { Dataset } from '../documents';
import { useFieldValue } from '../useFieldValue';
import { frequencyWords } from '../words';
import { DescribeFields } from '../edit/DescribeFields';
import { EditFrame } from '../edit/EditFrame';
import { missing } from '../edit/form';
import { useEdit } from '../edit/useEdit';
import tabs from '../dataset.module.css';
import { NextActions } from './NextActions';
import classes from './overview.module.css';

/** Facts, contact, legal basis, where it stands, what comes next, what the public has. */
export function OverviewTab({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  const editing = tab.at.sua && dataset.canEdit;
  return (
    <div className={tabs.withAside}>
      <div className={tabs.column}>{editing ? <DescribeCard dataset={dataset} tab={tab} /> : <FactsCard dataset={dataset} tab={tab} />}</div>
      <div className={tabs.column}>
        <NextActions dataset={dataset} tab={tab} />
        <PublicationCard dataset={dataset} />
        <QualityCard dataset={dataset} />
      </div>
    </div>
  );
}

function DescribeCard({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  const edit = useEdit(dataset, 'mo-ta');
  const gaps = missing(edit.values, dataset.releases.totalCount > 0);
  return (
    <Card title={<Trans>Sửa mô tả</Trans>} icon={IconPencil} className={tabs.visible} aside={dataset.reviewStatus === 'APPROVED' ? <Trans>Lưu sẽ mở bản {dataset.edition + 1}; bản {dataset.edition} vẫn có hiệu lực</Trans> : undefined}>
      <EditFrame edit={edit} onDone={tab.close} onCancel={tab.close}>
        <DescribeFields values={edit.values} set={edit.set} errors={edit.errors} gaps={gaps} {...(tab.at.muc === '' ? {} : { focus: tab.at.muc })} />
      </EditFrame>
    </Card>
  );
}

function FactsCard({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  const { t, i18n } = useLingui();
  const { language } = useLanguage();
  useKeys({ e: () => tab.edit() }, dataset.canEdit);
  const said = useFieldValue();
  const none = <span className="ink3"><Trans>chưa ghi</Trans></span>;
  const plain = (value: string | null) => (value === null || value === '' ? none : value);
  const { contact } = dataset;
  const period = dataset.temporalStart === null && dataset.temporalEnd === null ? null
    : `${dataset.temporalStart === null ? '…' : formatDate(dataset.temporalStart)} – ${dataset.temporalEnd === null ? '…' : formatDate(dataset.temporalEnd)}`;
  const facts: Fact[] = [
    { label: t`Mô tả`, value: <span className={classes.clamp}>{plain(dataset.description)}</span> },
    { label: t`Lĩnh vực`, value: dataset.theme === null ? none : <TextLink to="/bo-du-lieu" search={{ theme: dataset.theme.code }}>{language === 'en' ? dataset.theme.titleEn ?? dataset.theme.title : dataset.theme.title}</TextLink> },
    { label: t`Tần suất cập nhật`, value: dataset.updateFrequency === 'UNKNOWN' ? none : i18n._(frequencyWords[dataset.updateFrequency]) },
    {
      label: t`Đầu mối liên hệ`,
      value: contact === null ? none : <>{contact.name}{contact.email !== null && contact.email !== '' && <span className="nowrap prose">{contact.name ? ' · ' : ''}<Anchor href={`mailto:${contact.email}`}>{contact.email}</Anchor></span>}{contact.phone !== null && contact.phone !== '' && <span className="num"> · {contact.phone}</span>}</>,
    },
    { label: t`Căn cứ pháp lý`, value: dataset.legalBasis.length === 0 ? none : <ul className={classes.basis}>{dataset.legalBasis.map((one) => <li key={one}>{one}</li>)}</ul> },
    { label: t`Kỳ số liệu`, value: period === null ? none : <span className="num">{period}</span> },
    { label: t`Phạm vi địa lý`, value: plain(dataset.spatial) },
    { label: t`Hệ thống nguồn`, value: plain(dataset.sourceSystem) },
    ...(dataset.connection === null ? [] : [{ label: t`Kết nối tới nguồn`, value: dataset.connection }]),
    { label: t`Điều khoản sử dụng`, value: dataset.licence === null || dataset.licence === '' ? none : said('licence', dataset.licence) },
    { label: t`Từ khóa`, value: dataset.keywords.length === 0 ? none : dataset.keywords.join(', ') },
    { label: t`Mã`, value: <span className={tabs.code}>{dataset.code}</span>, ...(dataset.localCode === null ? {} : { note: t`mã của đơn vị: ${dataset.localCode}` }) },
  ];
  return (
    <Card
      title={<Trans>Mô tả</Trans>} icon={IconFileDescription}
      aside={dataset.canEdit ? <Button size="xs" variant="default" leftSection={<IconPencil size={14} stroke={1.75} aria-hidden />} onClick={() => tab.edit()}><Trans>Sửa</Trans></Button> : undefined}
    >
      <div className={classes.facts}><FactList facts={facts} /></div>
    </Card>
  );
}

function PublicationCard({ dataset }: { dataset: Dataset }) {
  const { t } = useLingui();
  const { publication } = dataset;
  if (publication === null && dataset.publicationStatus === 'NOT_PROPOSED' && dataset.nextPublication === null) return null;
  const facts: Fact[] = [{ label: t`Công chúng có`, value: <StatusBadge kind="publication" value={dataset.publicationStatus} /> }];
  if (publication !== null) {
    facts.push({ label: t`Bản`, value: <span className="num">{publication.edition}</span>, ...(publication.release === null ? {} : { note: t`lần giao số ${publication.release.number}` }) });
    if (publication.decision !== null) facts.push({ label: t`Quyết định`, value: <span className="num">{publication.decision.number}</span>, note: t`ngày ${formatDate(publication.decision.date)}` });
    facts.push({ label: t`Từ ngày`, value: <span className="num">{formatDate(publication.from)}</span> });
    if (publication.reason !== null && publication.reason !== '') facts.push({ label: t`Lý do`, value: publication.reason });
    facts.push({ label: t`Địa chỉ công khai`, value: <Anchor href={`/dataset/${dataset.code}`}>/dataset/{dataset.code}</Anchor> });
  }
  if (dataset.nextPublication !== null) facts.push({ label: t`Bản kế tiếp`, value: <StatusBadge kind="publication" value={dataset.nextPublication} /> });
  return <Card title={<Trans>Công bố</Trans>} icon={IconWorld}><FactList facts={facts} /></Card>;
}

function QualityCard({ dataset }: { dataset: Dataset }) {
  const { t } = useLingui();
  const { share } = useLanguage();
  const { quality } = dataset;
  return (
    <Card title={<Trans>Chất lượng</Trans>} icon={IconShieldCheck} aside={<StatusBadge kind="quality" value={quality.status} />}>
      {quality.status === 'UNCHECKED'
        ? <p className={classes.say}><Trans>Chưa có tệp nào được kiểm tra.</Trans></p>
        : (
          <ul className={classes.dimensions}>
            {quality.dimensions.map((one) => (
              <li key={one.name}>
                <span>{one.label}</span>
                <span className={classes.track} role="img" aria-label={one.score === null ? t`${one.label}: chưa tính` : t`${one.label}: ${share(one.score / 100)}`}><span className={classes.fill} style={{ width: `${one.score ?? 0}%` }} /></span>
                <span className="num">{one.score === null ? '–' : share(one.score / 100)}</span>
                <small>{one.explained}</small>
              </li>
            ))}
            <li><span /><TextLink to="." search={{ tab: 'du-lieu' }}>{t`Xem ${quality.findingCount} chỗ trên bảng`}</TextLink></li>
          </ul>
        )}
    </Card>
  );
}
