/// Every form in which one council's plan, reports and packs of 2020 print a date or a deadline, and what each means: a
/// day, `open-ended`, `none`, or `relative` to something (a span where it has one).
///
/// The two documents are an exception report of 14 August 2020 and a pack of 3 December 2020.
enum DateFormsSheet {
    static let text = """
        Document,As printed,Meaning
        report,Oct-20,2020-10-31
        report,Apr-20,2020-04-30
        report,May-20,2020-05-31
        report,Jun-20,2020-06-30
        report,Jul-20,2020-07-31
        report,Apr-21,2021-04-30
        report,Sep-20,2020-09-30
        report,Nov-20,2020-11-30
        report,Jul-21,2021-07-31
        report,Oct -20,2020-10-31
        report,Aug -20,2020-08-31
        report,Sep -20,2020-09-30
        report,Jan-21,2021-01-31
        report,Mar-21,2021-03-31
        report,TBC 14/08/20,none
        report,Aug-20,2020-08-31
        report,Oct-21,2021-10-31
        report,Dec-20,2020-12-31
        report,Mar-20,2020-03-31
        report,Jan-20,2020-01-31
        report,July 20,2020-07-31
        report,July-20,2020-07-31
        report,7th September,2020-09-07
        report,in August 2020,2020-08-31
        report,Autumn 2020,2020-11-30
        report,for January 2021,2021-01-31
        report,on 14th August 2020,2020-08-14
        report,in 2021,2021-12-31
        report,on 25/09/20,2020-09-25
        report,in October 2020,2020-10-31
        report,in November,2020-11-30
        report,end-August 2020,2020-08-31
        report,in September 2020,2020-09-30
        report,once the new auditor is in place,relative: appointment of the new auditor
        report,when the new auditor starts,relative: start of the new auditor
        report,arranged quarterly,open-ended
        report,on monthly basis,open-ended
        report,held per month,open-ended
        report,6 monthly,open-ended
        report,quarterly,open-ended
        report,timeframe for this element of the plan is reviewed,none
        report,in <10 days from referral,relative: referral + less than 10 days
        report,within 5 days,relative: referral + 5 days
        report,within 10 working days,relative: referral + 10 working days
        report,24 hours / 1 working day or less,relative: receipt + 24 hours or 1 working day
        report,within 24 hours,relative: receipt + 24 hours
        report,within 1 Working Day,relative: referral outcome + 1 working day
        report,within 45 days,relative: start of assessment + 45 days (working days elsewhere on the page)
        report,within 45 working days,relative: start of assessment + 45 working days
        report,within 48 hrs of referral,relative: referral + 48 hours
        report,within 15 WDs of date of decision,relative: decision + 15 working days
        report,within 16 weeks from the pre-proceeding meeting,relative: pre-proceedings meeting + 16 weeks
        report,by their 2nd review,relative: second looked-after review
        report,in the last 15 WD,relative: look-back of 15 working days
        report,within 15 working days,relative: last visit + 15 working days
        report,within 72 hours,relative: found or returned + 72 hours
        report,in past six months,relative: look-back of 6 months
        report,in timescale,none
        pack,July 21,2021-07-31
        pack,Apr-20,2020-04-30
        pack,May-20,2020-05-31
        pack,Dec -20,2020-12-31
        pack,April-21,2021-04-30
        pack,July -20,2020-07-31
        pack,Jan-21,2021-01-31
        pack,Apr-21,2021-04-30
        pack,Jul-20,2020-07-31
        pack,Oct-20,2020-10-31
        pack,21/22 Business cycle,2022-03-31
        pack,March- 21,2021-03-31
        pack,Sep -20,2020-09-30
        pack,Sep-20,2020-09-30
        pack,Dec-20,2020-12-31
        pack,Mar-21,2021-03-31
        pack,Oct -20,2020-10-31
        pack,Nov-20,2020-11-30
        pack,April -21,2021-04-30
        pack,May 21,2021-05-31
        pack,Oct-21,2021-10-31
        pack,Jun-20,2020-06-30
        pack,Feb-21,2021-02-28
        pack,Dec-21,2021-12-31
        pack,July -21,2021-07-31
        pack,July-21,2021-07-31
        pack,Jul-21,2021-07-31
        pack,May-21,2021-05-31
        pack,,none
        pack,Mar-20,2020-03-31
        pack,Nov- 20,2020-11-30
        pack,Start: Sept 20,2020-09-30
        pack,Completed by: December 20,2020-12-31
        pack,Completed by: Mar 21,2021-03-31
        pack,Build into 21/22 business planning cycle,2022-03-31
        pack,Visits for 20/21 to be diarised by 30th September 20,2020-09-30
        pack,Meetings to be diarised by 30th Sept 20,2020-09-30
        pack,Practitioners Improvement Board to be established by 30th Sept 20,2020-09-30
        pack,Representative to be in place by 31st Oct 20,2020-10-31
        pack,By 30th September 20,2020-09-30
        pack,By 30th Sept 20,2020-09-30
        pack,By 31st Dec 20,2020-12-31
        pack,By 31st December 20,2020-12-31
        pack,By 30th Dec 20,2020-12-30
        pack,By 30th Nov 20,2020-11-30
        pack,By 31st Mar 21,2021-03-31
        pack,Start: 1st Oct 20,2020-10-01
        pack,Completed by: 31st Mar 21,2021-03-31
        pack,Start: 14th Sept 20,2020-09-14
        pack,Completed by 31st Mar 21,2021-03-31
        pack,Start: June 20,2020-06-30
        pack,Completed by 30th Sept 20,2020-09-30
        pack,wc 2nd November,2020-11-08
        pack,in November 2020,2020-11-30
        pack,booked for 12/11/2020 and 12/05/2021,2021-05-12
        pack,booked for 24/11/2020; 23/02/2021; 25/05/2021; 24/08/2021,2021-08-24
        pack,for Mid-October 2020 and May 2021,2021-05-31
        pack,proposed launch date of April 2021,2021-04-30
        pack,scheduled for November 2020,2020-11-30
        pack,due to begin in November 2020,2020-11-30
        pack,By the end of September 2020,2020-09-30
        pack,on 8th October 2020,2020-10-08
        pack,on 16th November 2020,2020-11-16
        pack,See above and recommendation 1.,none
        pack,200 in-house foster carers by 2023,2023-12-31
        pack,200 by 2023,2023-12-31
        pack,prior to December 2020,2020-11-30
        pack,each quarter,open-ended
        pack,Six-weekly review,open-ended
        pack,bi monthly,open-ended
        pack,Bi-annual,open-ended
        pack,Quarterly,open-ended
        pack,every six months,open-ended
        pack,Termly,open-ended
        pack,on a monthly basis,open-ended
        pack,when this is expected to be achieved by,none
        pack,from October 2020,2020-10-31
        pack,in Autumn 2020,2020-11-30
        pack,In Autumn 2020,2020-11-30
        pack,in February 2021,2021-02-28
        pack,in January 2021,2021-01-31
        pack,postponed due to the second lockdown,none
        pack,postponed to 2021 (date unconfirmed),2021-12-31
        pack,resume delivery in 2021,2021-12-31
        pack,reviewed annually each August,open-ended
        pack,in the near future,open-ended
        pack,requires urgent review,none
        pack,scheduled to conclude in 2022,2022-12-31
        pack,for EMB in December 2020,2020-12-31
        pack,for January 2021 Board,2021-01-31
        pack,by the January 2021 improvement board,2021-01-31
        pack,at the December meeting of the Panel,2020-12-03
        pack,be presented to the Panel at the December meeting,2020-12-03
        pack,"at, or before, the next meeting of the Panel",relative: next panel meeting
        pack,at a future meeting of the Panel,open-ended
        pack,a date for presentation to the panel will be recommended,none
        pack,each future meeting of the Children and Families Scrutiny Panel,open-ended
        pack,after said meetings have been held,relative: the meetings
        pack,prior to submission to Ofsted,relative: submission to Ofsted
        pack,be presented to the 1 October 2020 meeting,2020-10-01
        pack,on 2nd December 2020,2020-12-02
        pack,brought to the next Improvement Board meeting,relative: next Improvement Board
        pack,in November 2020 to review action plan,2020-11-30
        pack,due to take place,none
        pack,still needs to start,none
        pack,over the next 6 months,relative: publication + 6 months
        pack,in the coming months,open-ended
        pack,between now and December 2020,2020-12-31
        pack,by March 2021,2021-03-31
        pack,rescheduled as part of a broader fostering discussion,none
        pack,The recruitment strategy for 2020-23,2023-03-31
        pack,Target 19-20,2020-03-31
        pack,within 10 WD timescale,relative: alert + 10 working days
        pack,within 45 days,relative: start of assessment + 45 days
        pack,within 48 hours,relative: referral + 48 hours
        pack,within 1 WD,relative: referral outcome + 1 working day
        pack,within 15 WD,relative: last visit + 15 working days
        pack,within 16 weeks,relative: pre-proceedings meeting + 16 weeks
        pack,in the last 4 weeks,relative: look-back of 4 weeks
        pack,within 72 hours,relative: found or returned + 72 hours
        pack,20 Week Statutory timescale,relative: request + 20 weeks
        pack,within the first 4 school weeks,relative: start of home education + 4 school weeks
        pack,by second review,relative: second looked-after review
        pack,at their 18th birthday,relative: 18th birthday
        pack,prior to initial conference,relative: initial child protection conference
        pack,within designated timescales / frequencies,none
        pack,in preceding six months,relative: look-back of 6 months

        """
}
