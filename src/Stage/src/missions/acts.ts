import { sentence, words } from '../ui/format';

const acts: Record<string, readonly [done: string, doing: string]> = {
  crawl: ['Read the page', 'Reads the page'],
  scan_signals: ['Scanned the feeds', 'Scans the feeds'],
  research: ['Researched', 'Researches'],
  analyze: ['Analysed what was found', 'Analyses what was found'],
  draft_tweet: ['Drafted a post', 'Drafts a post'],
  post_tweet: ['Posted', 'Posts'],
  write_content: ['Wrote it', 'Writes it'],
  review: ['Reviewed it', 'Reviews it'],
  diagnose: ['Looked for the cause', 'Looks for the cause'],
  summarize: ['Summed it up', 'Sums it up'],
  view: ['Looked at the company’s figures', 'Looks at the company’s figures'],
  deploy: ['Deployed', 'Deploys'],
  notify: ['Told those outside', 'Tells those outside'],
};

/** A step in words, as far as it has come; kinds of others keep their name. */
export function actOf(kind: string, status: string): string {
  const act = acts[kind];
  if (!act || status === 'queued' || status === 'cancelled') return sentence(words(kind));
  if (status === 'failed') return `${sentence(words(kind))} failed`;
  return status === 'succeeded' ? act[0] : act[1];
}
