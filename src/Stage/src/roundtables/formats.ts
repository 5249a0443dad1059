/** The sixteen ways to meet, each with what it is good for. */
export const formats = [
  { key: 'standup', hint: 'Everyone, short and formal: what is done, what is next. May end in action items.' },
  { key: 'brainstorm', hint: 'Three to five, wild and formal enough to end in action items.' },
  { key: 'war_room', hint: 'Something burns: cool heads, clear decisions, action items.' },
  { key: 'debate', hint: 'Two or three, for and against.' },
  { key: 'strategy', hint: 'Where to go in the long run.' },
  { key: 'deep_dive', hint: 'One question, down to the ground.' },
  { key: 'check_in', hint: 'How is everyone doing?' },
  { key: 'content_review', hint: 'What we wrote, and whether it is good.' },
  { key: 'briefing', hint: 'One tells, the others ask.' },
  { key: 'retrospective', hint: 'What went well, what did not.' },
  { key: 'conflict_resolution', hint: 'Two who are at odds, and a mediator.' },
  { key: 'mentoring', hint: 'The experienced with the new.' },
  { key: 'pitch', hint: 'One idea has to convince the others.' },
  { key: 'watercooler', hint: 'Two or three, about anything.' },
  { key: 'deep_discussion', hint: 'Late, slow and honest.' },
  { key: 'night_shift', hint: 'Those who are still awake.' },
] as const;
