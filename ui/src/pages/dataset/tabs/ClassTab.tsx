import { Trans, useLingui } from '@lingui/react/macro';
import { Paper } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQueryGql } from '~/api';
import { Card } from '~/components/Card';
import { FactList } from '~/components/FactsSheet';
import { LoadingRows } from '~/components/LoadingRows';
import { StatusBadge } from '~/components/StatusBadge';
import { ColumnsDocument, type Dataset } from '../documents';
import classes from '../dataset.module.css';
import { ClassFields, type Suspicion } from '../edit/ClassFields';
import { EditFrame } from '../edit/EditFrame';
import { useEdit } from '../edit/useEdit';
import type { TabState } from '../useTab';

/** Columns of the newest delivery that may be personal, as the reader of the file suspects. */
export function useSuspicions(code: string): { suspicions: Suspicion[]; pending: boolean } {
  const { data, isPending } = useQueryGql(ColumnsDocument, { code });
  const schema = data?.dataset?.schema?.columns ?? [];
  const report = data?.dataset?.releases.edges[0]?.node.quality.report?.tables.flatMap((table) => table.columns) ?? [];
  const suspicions = (schema.length > 0 ? schema : report).flatMap((column) => {
    const personal = report.find((one) => one.name === column.name)?.personal ?? column.personal;
    return personal === null ? [] : [{ column: column.name, title: column.title, class: personal.class }];
  });
  return { suspicions, pending: isPending };
}

/** Both legal classes, each choice beside what the law says. */
export default function ClassTab({ dataset, tab }: { dataset: Dataset; tab: TabState }) {
  const { suspicions, pending } = useSuspicions(dataset.code);
  if (pending) return <Paper><LoadingRows rows={6} height={56} /></Paper>;
  return dataset.canEdit ? <Editable dataset={dataset} tab={tab} suspicions={suspicions} /> : <Fixed dataset={dataset} suspicions={suspicions} />;
}

function Editable({ dataset, tab, suspicions }: { dataset: Dataset; tab: TabState; suspicions: Suspicion[] }) {
  const edit = useEdit(dataset, 'phan-loai');
  return (
    <Card title={<Trans>Phân loại</Trans>} icon={IconScale} className={classes.visible} aside={dataset.reviewStatus === 'APPROVED' ? <Trans>Lưu sẽ mở bản {dataset.edition + 1}</Trans> : undefined}>
      <EditFrame edit={edit} onDone={tab.close} onCancel={tab.close}>
        <ClassFields values={edit.values} set={edit.set} errors={edit.errors} suspicions={suspicions} />
      </EditFrame>
    </Card>
  );
}

function Fixed({ dataset, suspicions }: { dataset: Dataset; suspicions: Suspicion[] }) {
  const { t } = useLingui();
  return (
    <Card title={<Trans>Phân loại</Trans>} icon={IconScale}>
      <FactList
        facts={[
          { label: t`Theo mức chia sẻ`, value: <StatusBadge kind="sharing" value={dataset.sharing} />, note: t`Điều 13 Luật Dữ liệu 60/2024/QH15` },
          { label: t`Theo tính chất quan trọng`, value: <StatusBadge kind="importance" value={dataset.importance} />, note: t`Điều 13 Luật Dữ liệu; QĐ 20/2025/QĐ-TTg` },
          { label: t`Dữ liệu cá nhân`, value: <StatusBadge kind="personal" value={dataset.personalData} />, note: t`Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; NĐ 356/2025/NĐ-CP` },
          ...(suspicions.length === 0 ? [] : [{ label: t`Máy thấy trong tệp`, value: suspicions.map((one) => one.title).join(', '), note: t`cột có thể là dữ liệu cá nhân` }]),
          ...dataset.personalBasis.map((one) => ({ label: t`Căn cứ cho cột ${one.column}`, value: one.basis })),
        ]}
      />
    </Card>
  );
}
