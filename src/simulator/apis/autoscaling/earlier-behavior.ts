import type { ScalingRules } from './validate-autoscaler.ts';

/** How an autoscaler goes up and down. */
export interface Behavior {
  scaleUp?: ScalingRules;
  scaleDown?: ScalingRules;
}

/** A value with the names of its members capital, as Go writes types that are not meant for the wire; what is absent is null. */
interface Capital {
  readonly ScaleUp: CapitalRules | null;
  readonly ScaleDown: CapitalRules | null;
}

interface CapitalRules {
  readonly StabilizationWindowSeconds: number | null;
  readonly SelectPolicy: string | null;
  readonly Policies: readonly { Type: string; Value: number; PeriodSeconds: number }[] | null;
}

/** The behaviour as autoscaling/v1 writes it into an annotation. */
export const earlierBehavior = ({ scaleUp, scaleDown }: Behavior): Capital => ({
  ScaleUp: scaleUp ? capital(scaleUp) : null,
  ScaleDown: scaleDown ? capital(scaleDown) : null,
});

/** The behaviour that such an annotation tells of; `undefined` when it tells of none. */
export const currentBehavior = ({ ScaleUp, ScaleDown }: Partial<Capital>): Behavior | undefined =>
  ScaleUp || ScaleDown
    ? {
        ...(ScaleUp ? { scaleUp: plain(ScaleUp) } : {}),
        ...(ScaleDown ? { scaleDown: plain(ScaleDown) } : {}),
      }
    : undefined;

const capital = ({ stabilizationWindowSeconds, selectPolicy, policies }: ScalingRules): CapitalRules => ({
  StabilizationWindowSeconds: stabilizationWindowSeconds ?? null,
  SelectPolicy: selectPolicy ?? null,
  Policies:
    policies?.map(({ type = '', value = 0, periodSeconds = 0 }) => ({
      Type: type,
      Value: value,
      PeriodSeconds: periodSeconds,
    })) ?? null,
});

const plain = ({ StabilizationWindowSeconds, SelectPolicy, Policies }: CapitalRules): ScalingRules =>
  ({
    ...(StabilizationWindowSeconds === null ? {} : { stabilizationWindowSeconds: StabilizationWindowSeconds }),
    ...(SelectPolicy === null ? {} : { selectPolicy: SelectPolicy }),
    ...(Policies === null
      ? {}
      : {
          policies: Policies.map(({ Type, Value, PeriodSeconds }) => ({
            type: Type,
            value: Value,
            periodSeconds: PeriodSeconds,
          })),
        }),
  }) as ScalingRules;
