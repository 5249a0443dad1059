-- What grew from one root (`GET …/events?rootCause=`): without it a root of few events is looked for through a company's whole history.
create index ops_agent_events_of_root on ops_agent_events (root_cause);
