/** Which verdict and which answer the rules give. Pure: the same message gets the same. */
import type { MessageView, Organisation } from '../../../../shared/messages';
import type { Verdict } from '../../../../shared/standards/standard';
import type { AnswerRule, VerdictRule } from './script';

const newestText = (view: MessageView): string => {
  const own = view.segments.filter((segment) => segment.messageId === view.messageId);
  return (own.length > 0 ? own : view.segments).map((segment) => segment.text).join('\n').toLowerCase();
};

/** @param count how many messages the receiver has had, this one included; @param refused how often this one was refused for a moment before. */
export function verdictOf(rules: VerdictRule[], view: MessageView, receiverKey: string, count: number, refused: number): Verdict {
  const text = newestText(view);
  const rule = rules.find((each) =>
    (each.receiver === undefined || each.receiver === receiverKey) && (each.category === undefined || each.category === view.category)
    && (each.keyword === undefined || text.includes(each.keyword)) && (each.every === undefined || count % each.every === 0 || refused > 0));
  if (!rule || (rule.code === 'transient-error' && refused >= (rule.times ?? 1))) return { code: 'ok', outcomes: [] };
  return { code: rule.code, outcomes: [rule.outcome] };
}

export const answerTo = (rules: AnswerRule[], view: MessageView, receiver: Organisation, receiverKey: string): AnswerRule | undefined => {
  const text = newestText(view);
  return rules.find((each) =>
    (each.receiver === undefined || each.receiver === receiverKey) && (each.role === undefined || each.role === receiver.role)
    && (each.category === undefined || each.category === view.category) && (each.keyword === undefined || text.includes(each.keyword)));
};
