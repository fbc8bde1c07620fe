import { Then, When } from '@cucumber/cucumber';
import type { ExperimentWorld } from './world.ts';

When('{duration} pass(es)', pass);
When('经过 {duration}', pass);
async function pass(this: ExperimentWorld, duration: number): Promise<void> {
  await this.experiment.time.pass(duration);
}

Then('nothing happens within {duration}', nothingHappens);
Then('{duration}内没有任何变化', nothingHappens);
async function nothingHappens(this: ExperimentWorld, duration: number): Promise<void> {
  await this.experiment.time.nothingHappens(duration);
}
