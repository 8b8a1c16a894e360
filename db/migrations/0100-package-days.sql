-- When a client is asked about its sealed package stands in the policy from here on. Whoever began before keeps the
-- days that held for everybody: nothing that is agreed moves.

update handovers set policy = policy || '{"package": {"workingDays": [3, 8]}}' where not policy ? 'package';
update policies set definition = definition || '{"package": {"workingDays": [3, 8]}}' where not definition ? 'package';
