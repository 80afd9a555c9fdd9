import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  IconChartBar, IconDatabase, IconEyeCheck, IconFileSearch, IconFileText, IconHistory, IconListCheck, IconSettings, IconSpeakerphone, IconWorldShare, type TablerIcon,
} from '@tabler/icons-react';
import type { ViewerInfo } from '~/api/viewer';

/** The addresses that the shell links to. */
export type AreaPath = '/' | '/bo-du-lieu' | '/danh-muc-gui' | '/ra-soat' | '/du-lieu-mo' | '/thong-bao' | '/tien-do' | '/nhat-ky' | '/quan-tri' | '/thu-tep';

export interface Area {
  path: AreaPath;
  word: MessageDescriptor;
  icon: TablerIcon;
  /** The roles that work there; absent for everybody who signed in. What a person may not do is not shown. */
  roles?: readonly string[];
}

const areas: readonly Area[] = [
  { path: '/', word: msg`Việc của tôi`, icon: IconListCheck },
  { path: '/bo-du-lieu', word: msg`Bộ dữ liệu`, icon: IconDatabase },
  { path: '/danh-muc-gui', word: msg`Danh mục gửi`, icon: IconFileText, roles: ['CONTRIBUTOR', 'APPROVER', 'REVIEWER', 'TASKFORCE', 'AUDITOR', 'ADMIN'] },
  { path: '/ra-soat', word: msg`Rà soát`, icon: IconEyeCheck, roles: ['REVIEWER'] },
  { path: '/du-lieu-mo', word: msg`Dữ liệu mở`, icon: IconWorldShare, roles: ['REVIEWER', 'PUBLISHER', 'OPERATOR', 'ADMIN'] },
  { path: '/thong-bao', word: msg`Thông báo, nhiệm vụ`, icon: IconSpeakerphone },
  { path: '/tien-do', word: msg`Tiến độ`, icon: IconChartBar, roles: ['CONTRIBUTOR', 'APPROVER', 'REVIEWER', 'PUBLISHER', 'OPERATOR', 'TASKFORCE', 'LEADER', 'AUDITOR', 'ADMIN'] },
  { path: '/nhat-ky', word: msg`Nhật ký`, icon: IconHistory, roles: ['AUDITOR', 'REVIEWER', 'TASKFORCE', 'ADMIN'] },
  { path: '/quan-tri', word: msg`Quản trị`, icon: IconSettings, roles: ['ADMIN'] },
  { path: '/thu-tep', word: msg`Thử một tệp`, icon: IconFileSearch },
];

/** The areas of a person, in the order of the map; nothing but "try a file" before signing in. */
export function areasOf(viewer: Pick<ViewerInfo, 'username' | 'roles'>): Area[] {
  if (viewer.username === null) return areas.filter((area) => area.path === '/thu-tep');
  const own = areas.filter((area) => area.roles === undefined || area.roles.some((role) => viewer.roles.includes(role)));
  return onlyLeads(viewer) ? [...own.filter((area) => area.path === '/tien-do'), ...own.filter((area) => area.path !== '/tien-do' && area.path !== '/thu-tep')] : own;
}

/** A leader with two minutes: no navbar, progress first. */
export function onlyLeads(viewer: Pick<ViewerInfo, 'roles'>): boolean {
  return viewer.roles.length === 1 && viewer.roles[0] === 'LEADER';
}

/** Who may start a registration. */
export function mayRegister(viewer: Pick<ViewerInfo, 'roles'>): boolean {
  return ['CONTRIBUTOR', 'APPROVER', 'ADMIN'].some((role) => viewer.roles.includes(role));
}
