-- So that the first page is not empty.
INSERT INTO "purchases" ("submit", "what", "category", "cents", "asked_by", "asked_at", "state", "decided_by") VALUES
('example 1', 'Microphone for the meeting room', 'Hardware', 18900, 'Chen', '2026-10-05 09:12:00+00', 'approved', 'Ana'),
('example 2', 'Licences of the chart editor', 'Software', 42000, 'Bilal', '2026-10-19 14:40:00+00', 'approved', 'Ana'),
('example 3', 'Train to the user meeting', 'Travel', 13650, 'Dora', '2026-11-02 08:05:00+00', 'declined', 'Chen'),
('example 4', 'Designing Data-Intensive Applications', 'Books', 4795, 'Emil', '2026-11-11 16:22:00+00', 'approved', 'Dora'),
('example 5', 'Course on accessible tables', 'Training', 29000, 'Ana', '2026-11-20 10:31:00+00', 'open', NULL),
('example 6', 'Second screen', 'Hardware', 24900, 'Emil', '2026-11-24 11:08:00+00', 'open', NULL);
