import type { Evidence } from '../../../evidence/evidence.ts';
import type { ExperimentFacts } from '../../../evidence/run-facts.ts';
import { exchangesOf, internalRegistry, type PlacedExchange } from './exchanges.ts';
import { stepOf } from './step-of.ts';

/** The rows of the timeline. */
export const lanes = ['Commands', 'Imports', 'Triggers', 'Rollouts', 'Pulls', 'Writes'] as const;
export type Lane = (typeof lanes)[number];

/** Something that happened. */
export interface Moment {
  /** Milliseconds since the epoch, on the clock of the target. */
  at: number;
  lane: Lane;
  text: string;
  /** Position of the step in which it happened; undefined around the steps. */
  step: number | undefined;
}

/** What happened in an experiment, in the order of time. */
export const momentsOf = (experiment: ExperimentFacts): readonly Moment[] => {
  const moments = experiment.facts.flatMap((fact, index) => momentsOfFact(fact, index, experiment));
  const exchanges = exchangesOf(experiment).flatMap((exchange) => {
    const lane = laneOfExchange(exchange);
    const text = `${exchange.method} ${exchange.to ?? ''}${exchange.path} → ${exchange.status}`;
    return lane === undefined ? [] : { at: Date.parse(exchange.at), lane, text, step: exchange.step };
  });
  return [...moments, ...exchanges].filter(({ at }) => !Number.isNaN(at)).toSorted((a, b) => a.at - b.at);
};

const momentsOfFact = (fact: Evidence, index: number, experiment: ExperimentFacts): readonly Moment[] => {
  if (fact.kind === 'command') {
    const at = Date.parse(fact.startedAt);
    const lane = /^oc (?:import-image|tag)\b/.test(fact.line) ? 'Imports' : 'Commands';
    return [{ at, lane, text: `$ ${fact.line}`, step: stepOf(experiment, index, fact.startedAt) }];
  }
  if (fact.kind !== 'events') return [];
  return fact.events.flatMap(({ at, reason, object, message }) => {
    const lane = laneOfReason(reason);
    const step = stepOf(experiment, undefined, at);
    return lane === undefined ? [] : { at: Date.parse(at), lane, text: `${reason} ${object}: ${message}`, step };
  });
};

const laneOfReason = (reason: string): Lane | undefined => laneOf.find(([pattern]) => pattern.test(reason))?.[1];

/** Reasons of events, as the controllers of Kubernetes and OpenShift and the kubelet give them. */
const laneOf: readonly (readonly [RegExp, Lane])[] = [
  [/Import/, 'Imports'],
  [/Trigger|Instantiat/, 'Triggers'],
  [/^(?:Pulling|Pulled|Failed|BackOff|InspectFailed|ErrImage\w*)$/, 'Pulls'],
  [
    /^(?:ScalingReplicaSet|Successful(?:Create|Delete)|FailedCreate|Deployment\w*|Rollback\w*|ReplicationController\w*|Started|Killing)$/,
    'Rollouts',
  ],
];

const laneOfExchange = ({ from, userAgent, method, to }: PlacedExchange): Lane | undefined => {
  if (['PUT', 'POST', 'PATCH'].includes(method)) return 'Writes';
  if (to === internalRegistry && from === undefined && !userAgent.startsWith('cri-o/')) return undefined;
  if (from === 'the API server') return 'Imports';
  return from !== undefined || userAgent.startsWith('cri-o/') ? 'Pulls' : 'Imports';
};
