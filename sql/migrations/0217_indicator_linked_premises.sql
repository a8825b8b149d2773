-- Premises by which agencies know them stand beside people, apart from every category of person: they are released, kept and erased by the
-- same rules.
alter table indicator.linked_people drop constraint ck_linked_people__category;
alter table indicator.linked_people add constraint ck_linked_people__category check (
    category in ('victim', 'suspected', 'other', 'premises'));
