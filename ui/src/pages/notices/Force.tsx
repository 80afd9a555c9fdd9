import { msg } from '@lingui/core/macro';
import { useLingui as useI18n } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { graphql, useMutationGql, useQueryGql, useViewer, type MemberRole, type NoticesForceQuery, type TaskForceInput } from '~/api';
import { Card } from '~/components/Card';
import { DateField } from '~/components/dates';
import { EmptyState } from '~/components/EmptyState';
import { FailurePart } from '~/components/FailurePart';
import { LoadingRows } from '~/components/LoadingRows';
import { RefusalList } from '~/components/RefusalList';
import { formatDate } from '~/lib/format';
import { useLanguage } from '~/lib/useLanguage';
import { useUnits } from './useUnits';
import classes from './notices.module.css';

const ForceDocument = graphql(/* GraphQL */ `
  query NoticesForce {
    taskForces(first: 20) { edges { node { id version name decision date signatory from to inForce unit { code name nameEn } members { name position role from to organization { code name nameEn } } } } }
  }
`);
const SetForceDocument = graphql(/* GraphQL */ `
  mutation NoticesSetForce($id: ID, $version: Int, $input: TaskForceInput!) { setTaskForce(id: $id, expectedVersion: $version, input: $input) { taskForce { id version } userErrors { path code message rule article way } } }
`);

type One = NoticesForceQuery['taskForces']['edges'][number]['node'];

const roles: Record<MemberRole, ReturnType<typeof msg>> = { HEAD: msg`Tổ trưởng`, DEPUTY: msg`Tổ phó`, MEMBER: msg`Thành viên` };

/** Task forces: decision, members, units, times. */
export function Force() {
  const { t } = useLingui();
  const viewer = useViewer();
  const { data, error, refetch } = useQueryGql(ForceDocument, {});
  if (error !== null && data === undefined) return <FailurePart error={error} retry={() => void refetch()} title={t`Chưa tải được Tổ công tác`} />;
  if (data === undefined) return <Card><LoadingRows rows={4} height={44} /></Card>;
  const forces = data.taskForces.edges.map((edge) => edge.node);
  const may = viewer.capabilities.includes('setTaskForce');
  return (
    <div className={classes.stack}>
      {forces.length === 0 && <Card><EmptyState><Trans>Chưa ghi Tổ công tác nào.</Trans></EmptyState>{may && <div className={classes.foot}><New /></div>}</Card>}
      {forces.map((one) => <Record key={one.id} one={one} may={may} />)}
    </div>
  );
}

function Record({ one, may }: { one: One; may: boolean }) {
  const { i18n } = useI18n();
  const { named } = useLanguage();
  const date = one.date === null ? '' : formatDate(one.date);
  return (
    <Card title={one.name} icon={IconUsersGroup} aside={one.decision === null ? <span className="t-a"><Trans>chưa có quyết định</Trans></span> : <span className="num"><Trans>Quyết định {one.decision} ngày {date}</Trans></span>}>
      <table className={classes.members}>
        <thead><tr><th scope="col"><Trans>Vai trò</Trans></th><th scope="col"><Trans>Họ tên, chức vụ</Trans></th><th scope="col"><Trans>Đơn vị</Trans></th><th scope="col"><Trans>Thời gian</Trans></th></tr></thead>
        <tbody>
          {one.members.map((member, i) => (
            <tr key={i}>
              <td>{member.role === 'MEMBER' ? i18n._(roles.MEMBER) : <b>{i18n._(roles[member.role])}</b>}</td>
              <td>{[member.name, member.position ?? ''].filter((text) => text !== '').join(', ')}</td>
              <td>{named(member.organization)}</td>
              <td className="num">{member.from === null ? '' : formatDate(member.from)}{member.to !== null && <> – {formatDate(member.to)}</>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {may && <div className={classes.foot}><Edit one={one} /></div>}
    </Card>
  );
}

/** The record as the API takes it back. */
function inputOf(one: One): TaskForceInput {
  const given = <T extends object>(value: T) => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null)) as { [K in keyof T]: NonNullable<T[K]> };
  return {
    ...given({ name: one.name, decision: one.decision, date: one.date, signatory: one.signatory, from: one.from, to: one.to, unit: one.unit?.code ?? null }),
    members: one.members.map(({ organization, name, position, role, from, to }) => ({ ...given({ name, position, role, from, to }), organization: organization.code })),
  };
}

function Edit({ one }: { one: One }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const [open, setOpen] = useState<'decision' | 'member' | null>(null);
  const units = useUnits(open === 'member');
  const save = useMutationGql(SetForceDocument);
  const [decision, setDecision] = useState({ decision: one.decision ?? '', date: one.date ?? '' });
  const [member, setMember] = useState({ name: '', position: '', organization: '', role: 'MEMBER' as MemberRole });
  const send = async (event: FormEvent, change: Partial<TaskForceInput>) => {
    event.preventDefault();
    if ((await save.run({ id: one.id, version: one.version, input: { ...inputOf(one), ...change } })) !== null) setOpen(null);
  };
  const cancel = <Button size="xs" variant="subtle" onClick={() => setOpen(null)}><Trans>Thôi</Trans></Button>;
  return (
    <>
      {open === null && (
        <div className={classes.inline}>
          <Button size="xs" variant="default" onClick={() => setOpen('decision')}><Trans>Ghi quyết định</Trans></Button>
          <Button size="xs" variant="default" onClick={() => setOpen('member')}><Trans>Thêm thành viên</Trans></Button>
        </div>
      )}
      {open === 'decision' && (
        <form className={classes.form} onSubmit={(event) => void send(event, decision)}>
          <div className={classes.pair}>
            <TextInput label={t`Số quyết định`} placeholder="733/QĐ-UBND" value={decision.decision} onChange={(event) => setDecision({ ...decision, decision: event.currentTarget.value })} />
            <DateField label={t`Ngày ký`} value={decision.date === '' ? null : decision.date} onChange={(value) => setDecision({ ...decision, date: value ?? '' })} />
          </div>
          <div className={classes.inline}><Button size="xs" type="submit" loading={save.pending} disabled={decision.decision === '' || decision.date === ''}><Trans>Lưu</Trans></Button>{cancel}</div>
        </form>
      )}
      {open === 'member' && (
        <form className={classes.form} onSubmit={(event) => void send(event, { members: [...inputOf(one).members, member] })}>
          <div className={classes.pair}>
            <TextInput label={t`Họ tên`} value={member.name} onChange={(event) => setMember({ ...member, name: event.currentTarget.value })} />
            <TextInput label={t`Chức vụ`} value={member.position} onChange={(event) => setMember({ ...member, position: event.currentTarget.value })} />
          </div>
          <div className={classes.pair}>
            <Select label={t`Đơn vị`} data={units} value={member.organization === '' ? null : member.organization} onChange={(value) => setMember({ ...member, organization: value ?? '' })} searchable />
            <Select label={t`Vai trò`} data={(['HEAD', 'DEPUTY', 'MEMBER'] as const).map((role) => ({ value: role, label: i18n._(roles[role]) }))} value={member.role} onChange={(value) => setMember({ ...member, role: value === 'HEAD' || value === 'DEPUTY' ? value : 'MEMBER' })} allowDeselect={false} />
          </div>
          <div className={classes.inline}><Button size="xs" type="submit" loading={save.pending} disabled={member.organization === ''}><Trans>Lưu</Trans></Button>{cancel}</div>
        </form>
      )}
      <RefusalList errors={save.refusals} />
      {save.error !== null && <FailurePart error={save.error} />}
    </>
  );
}

function New() {
  const { t } = useLingui();
  const save = useMutationGql(SetForceDocument);
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save.run({ input: { name, members: [] } });
  };
  return (
    <form className={classes.inline} onSubmit={submit}>
      <TextInput aria-label={t`Tên Tổ công tác`} placeholder={t`Tên Tổ công tác`} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Button type="submit" loading={save.pending} disabled={name.trim() === ''}><Trans>Lưu</Trans></Button>
      <RefusalList errors={save.refusals} />
      {save.error !== null && <FailurePart error={save.error} />}
    </form>
  );
}
