-- So that the first page is not empty.
INSERT INTO `purchases` (`submit`, `what`, `category`, `cents`, `asked_by`, `asked_at`, `state`, `decided_by`) VALUES
('example 1', 'Microphone for the meeting room', 'Hardware', 18900, 'Chen', 1791191520000, 'approved', 'Ana'),
('example 2', 'Licences of the chart editor', 'Software', 42000, 'Bilal', 1792420800000, 'approved', 'Ana'),
('example 3', 'Train to the user meeting', 'Travel', 13650, 'Dora', 1793606700000, 'declined', 'Chen'),
('example 4', 'Designing Data-Intensive Applications', 'Books', 4795, 'Emil', 1794414120000, 'approved', 'Dora'),
('example 5', 'Course on accessible tables', 'Training', 29000, 'Ana', 1795170660000, 'open', NULL),
('example 6', 'Second screen', 'Hardware', 24900, 'Emil', 1795518480000, 'open', NULL);
