// The way of a dataset from draft to portal, as the small stepper draws it.
import type { PublicationStatus, ReviewStatus, ServiceStatus, Sharing, Step, WarehouseStatus } from '~/api/generated/graphql';
import type { Hue } from '~/theme/tokens';

export type WayStep = Exclude<Step, 'DONE' | 'ENDED'>;

export interface Standing {
  step: Step;
  reviewStatus: ReviewStatus;
  warehouseStatus: WarehouseStatus;
  serviceStatus: ServiceStatus;
  publicationStatus: PublicationStatus;
  sharing: Sharing;
  /** The data stays behind a connection: no table, no load. */
  connected?: boolean;
  /** A release is late: the last bar turns red. */
  stale?: boolean;
}

export interface Bar {
  step: WayStep;
  state: 'done' | 'current' | 'todo' | 'stale';
  hue: Hue;
}

const way: readonly WayStep[] = ['DESCRIBE', 'REVIEW', 'TABLE', 'LOAD', 'SERVICE', 'PUBLISH'];

const reviewHue: Record<ReviewStatus, Hue> = { DRAFT: 'n', SUBMITTED: 'b', IN_REVIEW: 'v', CHANGES_REQUESTED: 'a', APPROVED: 'g', REJECTED: 'r', RETIRED: 'n' };
const publicationHue: Record<PublicationStatus, Hue> = { NOT_PROPOSED: 'n', PROPOSED: 'b', DECIDED: 'v', PUBLISHED: 'g', SUSPENDED: 'a', WITHDRAWN: 'n' };

function hueAt(step: WayStep, at: Standing): Hue {
  switch (step) {
    case 'DESCRIBE':
    case 'REVIEW':
      return reviewHue[at.reviewStatus];
    case 'TABLE':
      return at.warehouseStatus === 'NEEDS_MIGRATION' ? 'a' : 'b';
    case 'LOAD':
      return at.warehouseStatus === 'DRIFTED' ? 'r' : 'b';
    case 'SERVICE':
      return at.serviceStatus === 'FAILING' ? 'r' : at.serviceStatus === 'RETIRED' ? 'n' : 'b';
    case 'PUBLISH':
      return publicationHue[at.publicationStatus];
  }
}

/** The steps that this dataset has at all: closed data is never published, connected data has no table. */
export function stepsFor(at: Pick<Standing, 'sharing' | 'connected'>): WayStep[] {
  const closed = at.sharing === 'SHARED' || at.sharing === 'RESTRICTED';
  return way.filter((step) => !(closed && step === 'PUBLISH') && !(at.connected === true && (step === 'TABLE' || step === 'LOAD')));
}

export function barsOf(at: Standing): Bar[] {
  const steps = stepsFor(at);
  const { step: current } = at;
  if (current === 'ENDED') return steps.map((step) => ({ step, state: 'current', hue: 'n' }));
  const here = current === 'DONE' ? way.length : way.indexOf(current);
  return steps.map((step, index) => {
    const last = index === steps.length - 1;
    const place = way.indexOf(step);
    if (place < here) return at.stale === true && last ? { step, state: 'stale', hue: 'r' } : { step, state: 'done', hue: 'b' };
    return place === here ? { step, state: 'current', hue: hueAt(step, at) } : { step, state: 'todo', hue: 'n' };
  });
}
