-- Orleans' ADO.NET providers run only the statements they find here, by key. The statements are ours; keys, parameter names and result
-- columns are Orleans' contract.
create table orleansquery (
    querykey  text not null primary key,
    querytext text not null
);
