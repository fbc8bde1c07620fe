/** On which side of an upgrade an experiment is: what the one before leaves behind, its twin after the upgrade finds again. */
export type UpgradeSide = 'before' | 'after';
