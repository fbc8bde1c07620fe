import { ConfigurationError } from '../errors/configuration-error.ts';
import { ExpectationError } from '../errors/expectation-error.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { failureMessage } from './failure-message.ts';
import { type Question, questions } from './questions.ts';
import { type Sight, sightOf } from './sight.ts';
import { numberOf } from './variation.ts';
import type { Variations } from './variations.ts';
import type { Workloads } from './workloads.ts';

/** What a feature says about an answer. */
export interface ExpectedAnswer {
  /** The cluster's. */
  words: string;
  /** The article's, if it gives one. */
  article?: string;
  /** What is special about the experiment. */
  circumstance?: string;
}

/** Answers questions by what was seen of the pods, and keeps the answers for the table of questions and variations. */
export class Answers {
  readonly #context: ExperimentContext;
  readonly #workloads: Workloads;
  readonly #variations: Variations;
  readonly #sights: Sight[] = [];

  constructor(context: ExperimentContext, workloads: Workloads, variations: Variations) {
    this.#context = context;
    this.#workloads = workloads;
    this.#variations = variations;
  }

  /** Looks at the pods of a workload, as soon as they run or it is certain that they cannot. */
  async look(name: string): Promise<void> {
    this.#sights.push(sightOf(await this.#workloads.untilDecided(name), this.#context.images));
  }

  /**
   * Answers a question by everything that was looked at, in that order, and compares the answer with the feature's.
   *
   * @throws ExpectationError when the answer is another one
   */
  answer(text: string, { words, article, circumstance }: ExpectedAnswer): void {
    const question = this.#questionOf(text);
    const variation = this.#variations.current;
    const answer = question.answer(this.#sights);
    const [expected, articleWords] = [words, article].map((said) => said && this.#context.images.abbreviate(said));
    const copy = variation.copied ? `from ${variation.source}` : undefined;
    this.#context.recorder.record({
      kind: 'answer',
      question: question.id,
      variation: numberOf(variation),
      circumstance: [copy, circumstance].filter(Boolean).join(', ') || undefined,
      ...answer,
      article: articleWords,
      differs: articleWords !== undefined && articleWords !== answer.words,
    });
    if (answer.words === expected) return;
    const lastSeen = `${answer.words}\n${this.#sights.map(describeSight).join('\n')}`;
    throw new ExpectationError(
      failureMessage({ expected: `the answer to "${text}" should be "${expected}", but is not.`, lastSeen }),
      { expected, actual: answer.words },
    );
  }

  #questionOf(text: string): Question {
    const question = questions[text];
    if (question === undefined)
      throw new ConfigurationError(`"${text}" is none of the questions that are asked of variations`, {
        hint: `ask one of: ${Object.keys(questions).join(' ')}`,
      });
    if (this.#sights.length >= question.looks) return question;
    throw new ConfigurationError(`"${text}" cannot be answered yet: it takes a look at ${question.looksAt}`, {
      hint: 'look with: Then I look at the pods of "web"',
    });
  }
}

const describeSight = ({ running, address, image }: Sight): string =>
  `${running ? `runs image ${image ?? 'of no name'}` : 'does not run'}, asked for ${address}`;
